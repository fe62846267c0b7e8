package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.AccountSessions;
import io.parley.account.AvatarService;
import io.parley.account.BrowsersEnded;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import io.parley.account.UserId;
import io.parley.support.OvertakenLogIn;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ExtendWith(OutputCaptureExtension.class)
@RecordApplicationEvents
class LogInOnTheWireTest extends RealServerTest {

    @Autowired
    private ApplicationEvents events;

    private static final String SESSION = "JSESSIONID";
    private static final String REMEMBER_ME = "parley-remember-me";

    @Autowired
    private AccountSessions sessions;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private AvatarService avatars;

    @Autowired
    private LiveSessions live;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        assertThat(wire().get("/login").setCookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).startsWith(SESSION).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theSessionIsInTheCookieAndNeverInAnAddress() {
        var answer = wire().get("/");
        assertThat(answer.header("location").orElseThrow()).doesNotContain("jsessionid");
        assertThat(wire().get("/login").body()).doesNotContain("jsessionid");
        var anna = annasBrowser();
        var id = anna.cookies().remove(SESSION);
        assertThat(anna.get("/;jsessionid=" + id).status()).isEqualTo(400);
    }

    @Test
    void logInGivesTheSessionANewId() {
        var wire = wire();
        wire.get("/login");
        var before = wire.cookies().get(SESSION);
        assertThat(wire.logIn("anna", PASSWORD, false).header("location")).contains("/");
        assertThat(wire.cookies().get(SESSION)).isNotEqualTo(before);
        assertThat(isLoggedIn(wire)).isTrue();
        wire.cookies().put(SESSION, before);
        assertThat(isLoggedIn(wire)).isFalse();
    }

    @Test
    void everyKindOfFailureIsAnsweredAlike() {
        jdbc.update("insert into account (username, email, display_name, password_hash, role, enabled, created_at)"
                + " select 'ben', 'ben@example.org', 'Ben', password_hash, role, false, created_at from account");
        var answers = List.of(
                wire().logIn("anna", "not the password", false),
                wire().logIn("nobody", "not the password", false),
                wire().logIn("ben", PASSWORD, false),
                wire().post("/login", Map.of()));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("location")).contains("/login?error");
            assertThat(answer.body()).isEmpty();
        });
    }

    /** Whoever knows an old password cannot keep a log-in on its way until the new one holds. */
    @Test
    void aLogInThatIsOnItsWayWhenThePasswordChangesLetsNobodyIn(@Autowired ConfigurableApplicationContext context) {
        var late = wire();
        OvertakenLogIn.of(context, PASSWORD, () -> late.logIn("anna", PASSWORD, true));

        await().until(() -> !isLoggedIn(late));
        assertThat(late.cookies()).doesNotContainKey(REMEMBER_ME);
        assertThat(jdbc.queryForObject("select count(*) from remember_me", Long.class))
                .isZero();
    }

    @Test
    void aWrongPasswordCountsOnce() {
        wire().logIn("anna", "not the password", false);

        assertThat(jdbc.queryForList("select act from audit where act like '%PASSWORD%'", String.class))
                .containsExactly("PASSWORD_WRONG");
    }

    @Test
    void logOutTakesMoreThanALink() {
        var anna = annasBrowser();
        anna.get("/logout");
        assertThat(isLoggedIn(anna)).isTrue();
        assertThat(anna.post("/logout", Map.of("_csrf", "guessed")).status()).isEqualTo(403);
        assertThat(isLoggedIn(anna)).isTrue();
    }

    @Test
    void logOutEndsTheSessionAndForgetsTheBrowser() {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var session = anna.cookies().get(SESSION);
        var remembered = anna.cookies().get(REMEMBER_ME);
        var answer = anna.post("/logout", Map.of("_csrf", csrf(anna)));
        assertThat(answer.header("clear-site-data")).contains("\"storage\"");
        assertThat(answer.header("location")).contains("/login");
        assertThat(anna.cookies()).doesNotContainKey(REMEMBER_ME);
        anna.cookies().putAll(Map.of(SESSION, session, REMEMBER_ME, remembered));
        assertThat(isLoggedIn(anna)).isFalse();
    }

    private static String csrf(Wire wire) {
        var meta = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(wire.get("/").body());
        assertThat(meta.find()).isTrue();
        return meta.group(1);
    }

    @Test
    void aRememberedBrowserNeedsNoPasswordAfterARestart() {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var token = anna.cookies().get(REMEMBER_ME);
        anna.cookies().remove(SESSION);
        assertThat(isLoggedIn(anna)).isTrue();
        assertThat(anna.cookies().get(REMEMBER_ME)).isNotEqualTo(token);
        assertThat(anna.cookies()).containsKey(SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "JSUlOiUlJQ", "AAAA", "YTpiOmM", "Og"})
    void aCookieThatIsNoTokenIsIgnored(String cookie) {
        var wire = wire();
        wire.cookies().put(REMEMBER_ME, cookie);
        assertThat(wire.get("/").header("location")).contains("/login");
    }

    @Test
    void whoDidNotAskToBeRememberedIsNot() {
        var anna = annasBrowser();
        assertThat(anna.cookies()).doesNotContainKey(REMEMBER_ME);
        anna.cookies().remove(SESSION);
        assertThat(isLoggedIn(anna)).isFalse();
    }

    @Test
    void allTabsOfABrowserComeBackAtTheSameMoment() throws Exception {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var token = anna.cookies().get(REMEMBER_ME);
        var barrier = new CyclicBarrier(4);
        Callable<Wire> tab = () -> {
            var wire = wire();
            wire.cookies().put(REMEMBER_ME, token);
            barrier.await();
            assertThat(isLoggedIn(wire)).isTrue();
            return wire;
        };
        var tabs = new ArrayList<Wire>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var future : threads.invokeAll(List.of(tab, tab, tab, tab))) {
                tabs.add(future.get());
            }
        }
        assertThat(tabs)
                .filteredOn(wire -> !token.equals(wire.cookies().get(REMEMBER_ME)))
                .as("the one that was first has got the next token")
                .hasSize(1);
    }

    @Test
    void theRememberMeCookieIsOutOfReachToo() {
        assertThat(wire().logIn("anna", PASSWORD, true).setCookies())
                .filteredOn(cookie -> cookie.startsWith(REMEMBER_ME))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void theDatabaseHoldsNoTokenThatWouldLetAnybodyIn() {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        assertThat(new String(Base64.getDecoder().decode(padded(anna.cookies().get(REMEMBER_ME)))))
                .doesNotContain(jdbc.queryForObject("select token_hash from remember_me", String.class));
    }

    private static String padded(String cookie) {
        return cookie + "=".repeat((4 - cookie.length() % 4) % 4);
    }

    @Test
    void aNewPasswordEndsWhatWasOpenedWithTheOldOne() {
        var phone = wire();
        phone.logIn("anna", PASSWORD, true);
        var desk = annasBrowser();
        passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river"));
        await().atMost(Duration.ofSeconds(5)).until(() -> !isLoggedIn(phone) && !isLoggedIn(desk));
        phone.cookies().remove(SESSION);
        assertThat(isLoggedIn(phone)).isFalse();
    }

    @Test
    void whoIsLoggedOutInOneBrowserIsSoThereAloneAndForGood() {
        var phone = wire();
        phone.logIn("anna", PASSWORD, true);
        tabOpened(phone);
        var phones = sessions.browsers(anna).getFirst();
        assertThat(phones.isCurrent()).isFalse();
        var desk = annasBrowser();
        var stranger = new UserId(anna.value() + 1);

        sessions.end(stranger, phones.number());
        assertThat(isLoggedIn(phone)).isTrue();
        sessions.end(anna, phones.number());

        assertThat(events.stream(BrowsersEnded.class)).containsExactly(new BrowsersEnded(anna));
        await().atMost(Duration.ofSeconds(5)).until(() -> !isLoggedIn(phone));
        phone.cookies().remove(SESSION);
        assertThat(isLoggedIn(phone)).isFalse();
        assertThat(isLoggedIn(desk)).isTrue();
        assertThat(sessions.browsers(anna)).hasSize(1);
    }

    @Test
    void aBrowserThatIsOnlyRememberedIsShownAndNoLongerLetInOnceForgotten() {
        var phone = wire();
        phone.logIn("anna", PASSWORD, true);
        tabOpened(phone);
        assertThat(sessions.remembered(anna)).as("somebody is logged in there").isEmpty();
        live.endOthers(anna, Optional.empty());
        await().until(() -> sessions.remembered(anna).size() == 1);
        var phones = sessions.remembered(anna).getFirst();
        phone.cookies().remove(SESSION);
        assertThat(isLoggedIn(phone)).as("has come back meanwhile").isTrue();
        tabOpened(phone);

        sessions.forget(anna, phones);

        assertThat(events.stream(BrowsersEnded.class)).containsExactly(new BrowsersEnded(anna));
        await().atMost(Duration.ofSeconds(5)).until(() -> !isLoggedIn(phone));
        phone.cookies().remove(SESSION);
        assertThat(isLoggedIn(phone)).isFalse();
    }

    @Test
    void whoLogsInAgainInARememberedBrowserIsRememberedThereOnce() {
        var phone = wire();
        phone.logIn("anna", PASSWORD, true);
        phone.cookies().remove(SESSION);
        phone.logIn("anna", PASSWORD, true);
        assertThat(sessions.remembered(anna)).hasSize(1);
        phone.cookies().remove(SESSION);
        assertThat(isLoggedIn(phone)).isTrue();
    }

    @Test
    void whoLogsOutEverywhereElseIsRememberedNowhere() {
        var phone = wire();
        phone.logIn("anna", PASSWORD, true);
        phone.cookies().remove(SESSION);
        annasBrowser();

        sessions.endOthers(anna);

        assertThat(events.stream(BrowsersEnded.class)).containsExactly(new BrowsersEnded(anna));
        assertThat(isLoggedIn(phone)).isFalse();
        assertThat(sessions.browsers(anna)).isEmpty();
    }

    @Test
    void theEleventhLogInEndsTheFirst() {
        var browsers = new ArrayList<Wire>();
        for (var i = 0; i < 10; i++) {
            browsers.add(annasBrowser());
        }
        assertThat(browsers).allMatch(RealServerTest::isLoggedIn);
        browsers.add(annasBrowser());
        await().until(() -> !isLoggedIn(browsers.getFirst()));
        assertThat(browsers.subList(1, 11)).allMatch(RealServerTest::isLoggedIn);
    }

    @Test
    void theEleventhTabClosesTheFirst() {
        var anna = annasBrowser();
        var first = tabOpened(anna);
        for (var i = 1; i < 10; i++) {
            tabOpened(anna);
        }
        assertThat(tabs()).hasSize(10).contains(first);
        var last = tabOpened(anna);
        await().until(() -> tabs().size() == 10);
        assertThat(tabs()).doesNotContain(first).contains(last);
    }

    @Test
    void theTabThatWasClosedSaysSoAndIsNoLiveTab() {
        var anna = annasBrowser();
        assertThat(anna.get("/closed").body()).contains("This tab is closed", "Open Parley here");
        assertThat(tabs()).isEmpty();
    }

    private LiveSession.Tab tabOpened(Wire wire) {
        var before = tabs();
        assertThat(wire.get("/?v-r=init&location=&query=").status()).isEqualTo(200);
        return tabs().stream().filter(tab -> !before.contains(tab)).findFirst().orElseThrow();
    }

    private List<LiveSession.Tab> tabs() {
        return live.sessions(anna).stream()
                .flatMap(session -> session.tabs().stream())
                .toList();
    }

    @Test
    void aSessionThatEndsLeavesNothingBehind() {
        var anna = annasBrowser();
        tabOpened(anna);
        anna.post("/logout", Map.of("_csrf", csrf(anna)));
        assertThat(live.sessions(this.anna)).isEmpty();
    }

    @Test
    void picturesAreForPeopleWhoAreLoggedIn() throws IOException {
        var address = "/" + avatars.setAvatar(anna, picture()).avatarUrl().orElseThrow();
        assertThat(wire().get(address).header("location")).contains("/login");
        var answer = annasBrowser().get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).contains("image/jpeg");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("cache-control").orElseThrow()).contains("max-age=31536000", "private", "immutable");
        assertThat(annasBrowser()
                        .get(address, "If-None-Match: " + answer.header("etag").orElseThrow())
                        .status())
                .isEqualTo(304);
        assertThat(annasBrowser().get(address + "0").status()).isEqualTo(404);
    }

    private static byte[] picture() throws IOException {
        var output = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "jpg", output);
        return output.toByteArray();
    }

    @Test
    void noLogHoldsAPasswordOrAToken(CapturedOutput output) {
        var canary = "canary-sings-in-no-log";
        var wire = wire();
        wire.logIn("anna", canary, true);
        wire.logIn(canary + "-name", canary, true);
        wire.logIn("anna", PASSWORD, true);
        var token = wire.cookies().get(REMEMBER_ME);
        var session = wire.cookies().get(SESSION);
        wire.cookies().remove(SESSION);
        wire.get("/");
        wire.cookies().putAll(Map.of(REMEMBER_ME, token + "x"));
        wire.cookies().remove(SESSION);
        wire.get("/");
        assertThat(output).doesNotContain(canary, PASSWORD, token, session);
    }
}
