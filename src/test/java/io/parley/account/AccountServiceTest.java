package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@SpringBootTest
@RecordApplicationEvents
class AccountServiceTest {

    @Autowired
    private AccountService accounts;

    @Autowired
    private AccountDirectory directory;

    @Autowired
    private NameSkeletons names;

    @Autowired
    private SetupTokens setupTokens;

    @Autowired
    private JdbcTemplate jdbc;

    static Registration registration(String username) {
        return registration(username, username + "@example.org");
    }

    static Registration registration(String username, String email) {
        return new Registration(
                new EmailAddress(email),
                new Username(username),
                Optional.empty(),
                new Password("boats under violet rain"));
    }

    @Test
    void whoRegistersIsFoundByHandleAndById(@Autowired ApplicationEvents events) {
        var anna = accounts.register(registration("Anna"));
        assertThat(anna.username().value()).isEqualTo("anna");
        assertThat(anna.displayName().value()).isEqualTo("anna");
        assertThat(anna.avatarUrl()).isEmpty();
        assertThat(accounts.profile(anna.id())).contains(anna);
        assertThat(accounts.profile(new Username("ANNA"))).contains(anna);
        assertThat(events.stream(AccountCreated.class)).containsExactly(new AccountCreated(anna.id()));
    }

    @Test
    void namesFromBeforeAreLookedAtWhenParleyStarts() {
        var anna = accounts.register(registration("anna")).id();
        var impostor = accounts.register(registration("anna2")).id();
        accounts.changeProfile(impostor, new DisplayName("Аnnа"));
        jdbc.update("update account set name_skeleton = null");
        assertThat(directory.namesakes(List.of(impostor))).isEmpty();

        names.run(new DefaultApplicationArguments());

        assertThat(directory.namesakes(List.of(impostor)))
                .singleElement()
                .satisfies(namesake -> assertThat(namesake.other().id()).isEqualTo(anna));
    }

    @Test
    void severalProfilesAreFoundAndUnknownOnesLeftOut() {
        var anna = accounts.register(registration("anna"));
        var ben = accounts.register(registration("ben"));
        assertThat(accounts.profiles(List.of(anna.id(), ben.id(), new UserId(Long.MAX_VALUE))))
                .containsOnlyKeys(anna.id(), ben.id());
        assertThat(accounts.profiles(List.of())).isEmpty();
    }

    @Test
    void namesAreTakenWhateverTheirCase() {
        accounts.register(registration("anna"));
        assertRefused(
                () -> accounts.register(registration("ANNA", "Anna@Example.org")),
                AccountProblem.USERNAME_TAKEN,
                AccountProblem.EMAIL_TAKEN);
    }

    @Test
    void ofTwoWhoRegisterInTheSameInstantOneIsTooLate() throws Exception {
        for (var round = 0; round < 5; round++) {
            var name = "anna" + round;
            var barrier = new CyclicBarrier(2);
            var outcomes = new ArrayList<Object>();
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<UserProfile> race = () -> {
                    barrier.await();
                    return accounts.register(registration(name));
                };
                for (var attempt : List.of(threads.submit(race), threads.submit(race))) {
                    try {
                        outcomes.add(attempt.get());
                    } catch (ExecutionException e) {
                        outcomes.add(e.getCause());
                    }
                }
            }
            assertThat(outcomes).hasAtLeastOneElementOfType(UserProfile.class);
            assertThat(outcomes)
                    .filteredOn(AccountRefusedException.class::isInstance)
                    .singleElement()
                    .satisfies(refused -> assertThat(((AccountRefusedException) refused).problems())
                            .containsExactlyInAnyOrder(AccountProblem.USERNAME_TAKEN, AccountProblem.EMAIL_TAKEN));
        }
    }

    @Test
    void aReservedNameIsForTheFirstAdministratorAlone() {
        assertRefused(() -> accounts.register(registration("admin")), AccountProblem.USERNAME_RESERVED);
        assertThatCode(() -> accounts.registerAdministrator(registration("admin")))
                .doesNotThrowAnyException();
    }

    @Test
    void aPoorPasswordIsRefusedBesideEverythingElse() {
        var poor = new Registration(
                new EmailAddress("anna@example.org"), new Username("root"), Optional.empty(), new Password("short"));
        assertRefused(
                () -> accounts.register(poor), AccountProblem.USERNAME_RESERVED, AccountProblem.PASSWORD_TOO_SHORT);
    }

    @Test
    void thePasswordIsKeptAsArgon2Hash() {
        accounts.register(registration("anna"));
        assertThat(jdbc.queryForObject("select password_hash from account", String.class))
                .startsWith("{argon2}$argon2id$");
    }

    @Test
    void theSetupTokenMakesOneAdministratorAndNoMore() {
        var token = setupTokens.issue();
        var here = new ClientAddress("192.0.2.11");
        var admin = accounts.registerAdministrator(registration("anna"), token, here);
        assertThat(jdbc.queryForObject(
                        "select role from account where id = ?",
                        String.class,
                        admin.id().value()))
                .isEqualTo("ADMIN");
        assertRefused(
                () -> accounts.registerAdministrator(registration("ben"), token, here),
                AccountProblem.SETUP_TOKEN_INVALID);
        assertThat(accounts.profile(new Username("ben"))).isEmpty();
    }

    @Test
    void aNameThatIsTakenDoesNotUseTheSetupTokenUp() {
        accounts.register(registration("ben"));
        var token = setupTokens.issue();
        var here = new ClientAddress("192.0.2.12");
        assertRefused(
                () -> accounts.registerAdministrator(registration("ben", "other@example.org"), token, here),
                AccountProblem.USERNAME_TAKEN);
        assertThatCode(() -> accounts.registerAdministrator(registration("anna"), token, here))
                .doesNotThrowAnyException();
    }

    @Test
    void aDisplayNameCanBeChanged() {
        var anna = accounts.register(registration("anna"));
        var changed = accounts.changeProfile(anna.id(), new DisplayName("Anna Keller"));
        assertThat(changed.displayName().value()).isEqualTo("Anna Keller");
        assertThat(accounts.profile(anna.id())).contains(changed);
    }

    @Test
    void preferencesAreKept() {
        var anna = accounts.register(registration("anna"));
        assertThat(accounts.preferences(anna.id())).isEqualTo(Preferences.NONE);
        var chosen = new Preferences(Optional.of(Locale.GERMAN), Appearance.DARK, true);
        accounts.changePreferences(anna.id(), now -> chosen);
        assertThat(accounts.preferences(anna.id())).isEqualTo(chosen);
    }
}
