package io.parley.account;

import static io.parley.account.AccountServiceTest.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
class FirstAdministratorTest {

    private static final AdminProperties NOTHING = new AdminProperties(null, null, null);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Autowired
    private AccountRepository repository;

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private SetupTokens tokens;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void theFirstStartPrintsALinkThatMakesAnAdministrator() {
        start(NOTHING);
        var token = printed.toString().replaceAll("(?s).*token=([A-Za-z0-9_-]+) .*", "$1");
        var anna = accounts.registerAdministrator(registration("anna"), token, new ClientAddress("192.0.2.20"));
        assertThat(passwords.member(anna.id())).map(Member::role).contains(Role.ADMIN);
        assertThat(jdbc.queryForList("select token_hash from setup_token", String.class))
                .isEmpty();
    }

    @Test
    void theTokenIsKeptAsAHashAlone() {
        start(NOTHING);
        assertThat(printed.toString())
                .doesNotContain(jdbc.queryForObject("select token_hash from setup_token", String.class));
    }

    @Test
    void nothingIsPrintedWhereThereIsAnAdministrator() {
        accounts.registerAdministrator(registration("anna"));
        start(NOTHING);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void theAdministratorOfTheSettingsIsMadeOnce() {
        var settings = new AdminProperties("admin", "admin@example.org", "boats under violet rain");
        start(settings);
        start(settings);
        assertThat(passwords.logIn("admin", "boats under violet rain", new ClientAddress("192.0.2.21")))
                .map(Member::role)
                .contains(Role.ADMIN);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void settingsThatAreNotAsTheyMustBeStopTheStart() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AdminProperties("admin", null, null))
                .withMessageContaining("parley.admin.password");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> start(new AdminProperties("admin", "admin@example.org", "short")))
                .withMessageContaining("parley.admin")
                .withMessageContaining("PASSWORD_TOO_SHORT");
    }

    @Test
    void thePasswordOfTheSettingsIsNeverShown() {
        assertThat(new AdminProperties("admin", "admin@example.org", "canary").toString())
                .doesNotContain("canary");
    }

    private void start(AdminProperties settings) {
        new FirstAdministrator(repository, accounts, tokens, settings, new PrintStream(printed, true)).prepare();
    }
}
