package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class RecordOnTheWireTest extends RealServerTest {

    private static final String SESSION = "JSESSIONID";
    private static final String REMEMBER_ME = "parley-remember-me";

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whoComesInAndGoesIsOnRecord() {
        var browser = wire();
        browser.logIn("anna", PASSWORD, true);
        browser.cookies().remove(SESSION);
        var csrf = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(browser.get("/").body());
        assertThat(csrf.find()).isTrue();
        browser.post("/logout", Map.of("_csrf", csrf.group(1)));

        assertThat(record("LOGGED_IN", "CAME_BACK", "LOGGED_OUT")).isEqualTo(3);
    }

    @Test
    void aCopiedTokenIsOnRecordAndLeadsToTheLogIn() {
        var browser = wire();
        browser.logIn("anna", PASSWORD, true);
        var copy = browser.cookies().get(REMEMBER_ME);
        browser.cookies().remove(SESSION);
        browser.get("/");
        jdbc.update("update remember_me set rotated_at = rotated_at - interval '1' hour");
        var thief = wire();
        thief.cookies().put(REMEMBER_ME, copy);
        var answer = thief.get("/");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location").orElseThrow()).endsWith("/login");
        assertThat(thief.cookies()).doesNotContainKey(REMEMBER_ME);
        assertThat(record("REMEMBERED_BROWSER_COPIED")).isEqualTo(1);
    }

    @Test
    void whoHasComeInWithACopyIsOutWhenTheOwnerComesBack() {
        var owner = wire();
        owner.logIn("anna", PASSWORD, true);
        var thief = wire();
        thief.cookies().put(REMEMBER_ME, owner.cookies().get(REMEMBER_ME));
        assertThat(thief.get("/").status()).isEqualTo(200);
        jdbc.update("update remember_me set rotated_at = rotated_at - interval '1' hour");

        owner.cookies().remove(SESSION);
        owner.get("/");

        await().untilAsserted(() -> assertThat(thief.get("/").status()).isEqualTo(302));
    }

    private long record(String... acts) {
        return jdbc.queryForObject(
                "select count(distinct act) from audit where account_id = ? and address = '127.0.0.1' and act in ('"
                        + String.join("', '", acts) + "')",
                Long.class,
                anna.value());
    }
}
