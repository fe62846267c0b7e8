package io.parley.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.AccountRefusedException;
import io.parley.account.AccountService;
import io.parley.account.ClientAddress;
import io.parley.account.EmailAddress;
import io.parley.account.LoggedIn;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import io.parley.account.Registration;
import io.parley.account.TooManyAttemptsException;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.security.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class AuditTrailTest {

    private static final String PASSWORD = "boats under violet rain";

    private final ClientAddress here = new ClientAddress("here " + UUID.randomUUID());

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private AuditRepository repository;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whoRegistersLogsInAndChangesThePasswordIsOnRecord() {
        var anna = annaRegisters();
        passwords.logIn("anna", PASSWORD, here);
        passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river"));

        assertThat(record())
                .containsExactly(
                        "REGISTERED " + anna + " -", "LOGGED_IN " + anna + " here", "PASSWORD_CHANGED " + anna + " -");
    }

    @Test
    void wrongPasswordsAreOnRecordAndNothingThatWasTyped() {
        var anna = annaRegisters();
        passwords.logIn("anna", "canary of a password", here);
        passwords.logIn("canary of a name", PASSWORD, here);
        assertThatExceptionOfType(AccountRefusedException.class)
                .isThrownBy(
                        () -> passwords.changePassword(anna, "canary", new Password("quiet lamps cross the river")));

        assertThat(record())
                .containsExactly(
                        "REGISTERED " + anna + " -",
                        "PASSWORD_WRONG " + anna + " here",
                        "PASSWORD_WRONG - here",
                        "PASSWORD_WRONG " + anna + " -");
        assertThat(jdbc.queryForList("select * from audit").toString()).doesNotContain("canary");
    }

    @Test
    void aFloodFromOnePlaceIsOneLine() {
        var anna = annaRegisters();
        for (var attempt = 0; attempt < 5; attempt++) {
            passwords.logIn("anna", "not the password", here);
        }
        for (var attempt = 0; attempt < 20; attempt++) {
            assertThatExceptionOfType(TooManyAttemptsException.class)
                    .isThrownBy(() -> passwords.logIn("anna", PASSWORD, here));
            events.publishEvent(new RequestRefused(here));
        }

        assertThat(record())
                .containsOnlyOnce("TOO_MANY_PASSWORDS " + anna + " here")
                .containsOnlyOnce("REQUEST_REFUSED - here");
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        jdbc.execute("alter table audit rename to audit_away");
        try {
            assertThatExceptionOfType(DataAccessException.class).isThrownBy(this::annaRegisters);
        } finally {
            jdbc.execute("alter table audit_away rename to audit");
        }
        assertThat(accounts.isEmpty()).isTrue();
    }

    @Test
    void aLineIsKeptForItsTime() {
        var anna = annaRegisters();
        jdbc.update("update audit set at = at - interval '400' day");
        var trail = new AuditTrail(repository, new AuditProperties(Duration.ofDays(365)), Clock.systemUTC());

        transaction.executeWithoutResult(status -> trail.loggedIn(new LoggedIn(anna, here)));

        assertThat(record()).containsExactly("LOGGED_IN " + anna + " here");
    }

    private UserId annaRegisters() {
        return accounts.register(new Registration(
                        new EmailAddress("anna@example.org"),
                        new Username("anna"),
                        Optional.empty(),
                        new Password(PASSWORD)))
                .id();
    }

    private List<String> record() {
        return jdbc.query(
                "select act, account_id, address from audit order by id",
                (row, number) -> row.getString(1) + " "
                        + Optional.ofNullable(row.getString(2)).orElse("-") + " "
                        + (row.getString(3) == null ? "-" : row.getString(3).split(" ")[0]));
    }
}
