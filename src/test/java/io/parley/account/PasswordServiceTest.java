package io.parley.account;

import static io.parley.account.AccountServiceTest.registration;
import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@RecordApplicationEvents
class PasswordServiceTest {

    private static final String PASSWORD = "boats under violet rain";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final ClientAddress here = new ClientAddress("here-" + ADDRESSES.incrementAndGet());

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private AvatarService avatars;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;

    @BeforeEach
    void annaIsRegistered() {
        anna = accounts.register(registration("anna")).id();
    }

    @Test
    void oneLogsInByUsernameOrEmailInAnyCase() {
        assertThat(passwords.logIn(" Anna ", PASSWORD, here))
                .map(Member::userId)
                .contains(anna);
        assertThat(passwords.logIn("ANNA@example.ORG", PASSWORD, here))
                .map(Member::userId)
                .contains(anna);
    }

    @Test
    void unknownWrongAndDisabledAreRefusedAlike() {
        assertThat(passwords.logIn("nobody", PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("nobody@", PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("an\u0000na", PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("x".repeat(10_000), PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("anna", "another password", here)).isEmpty();
        assertThat(passwords.logIn("anna", "\u0000" + "x".repeat(1_000), here)).isEmpty();
        jdbc.update("update account set enabled = false");
        assertThat(passwords.logIn("anna", PASSWORD, here)).isEmpty();
        assertThat(passwords.member(anna)).isEmpty();
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaitsButNotFromElsewhere() {
        for (var i = 0; i < 5; i++) {
            // by either name it is the same account
            passwords.logIn(i % 2 == 0 ? "anna" : "anna@example.org", "wrong", here);
        }
        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> passwords.logIn("anna", PASSWORD, here));
        assertThat(passwords.logIn("anna", PASSWORD, new ClientAddress("elsewhere")))
                .isPresent();
    }

    @Test
    void anOlderHashIsRenewedAtLogIn() {
        var weaker = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 32, 1).encode(PASSWORD);
        jdbc.update("update account set password_hash = ?", weaker);
        assertThat(passwords.logIn("anna", PASSWORD, here)).isPresent();
        assertThat(hash()).startsWith("{argon2}$argon2id$").isNotEqualTo(weaker);
        jdbc.update("update account set password_hash = ?", weaker);
        assertThat(passwords.logIn("anna", PASSWORD, here)).get().matches(passwords::isUnchanged);
        assertThat(passwords.logIn("anna", PASSWORD, here)).isPresent();
    }

    @Test
    void everyLogInOfTheMomentInWhichAHashIsRenewedHolds() {
        var weaker = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 32, 1).encode(PASSWORD);
        jdbc.update("update account set password_hash = ?", weaker);
        var together = new CyclicBarrier(4);

        var logIns = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            arrive(together);
                            return passwords
                                    .logIn("anna", PASSWORD, new ClientAddress("there-" + number))
                                    .orElseThrow();
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();

        assertThat(logIns).extracting(CompletableFuture::join).allMatch(passwords::isUnchanged);
    }

    private static void arrive(CyclicBarrier together) {
        try {
            together.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNewPasswordTakesThePlaceOfTheOldOne(@Autowired ApplicationEvents events) {
        passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river"));
        assertThat(passwords.logIn("anna", PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("anna", "quiet lamps cross the river", here)).isPresent();
        assertThat(events.stream(PasswordChanged.class)).containsExactly(new PasswordChanged(anna));
    }

    @Test
    void whatIsChangedOfAPersonInTheSameMomentBringsNoOldPasswordBack(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            accounts.changePreferences(anna, now -> new Preferences(Optional.empty(), Appearance.DARK, true));
            CompletableFuture.runAsync(
                            () -> passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river")))
                    .join();
        });

        assertThat(passwords.logIn("anna", PASSWORD, here)).isEmpty();
        assertThat(passwords.logIn("anna", "quiet lamps cross the river", here)).isPresent();
        assertThat(accounts.preferences(anna).twelveHours()).isTrue();
    }

    @Test
    void nothingIsGivenForAPasswordThatIsAnotherByNow() {
        var before = passwords.logIn("anna", PASSWORD, here).orElseThrow();
        assertThat(passwords.ifUnchanged(before, () -> "given")).contains("given");

        passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river"));

        assertThat(passwords.isUnchanged(before)).isFalse();
        assertThat(passwords.ifUnchanged(before, () -> "given")).isEmpty();
        var now = passwords.logIn("anna", "quiet lamps cross the river", here).orElseThrow();
        assertThat(passwords.ifUnchanged(now, () -> "given")).contains("given");
    }

    @Test
    void theCurrentPasswordIsAskedFor(@Autowired ApplicationEvents events) {
        var before = hash();
        assertRefused(
                () -> passwords.changePassword(anna, "not mine", new Password("quiet lamps cross the river")),
                AccountProblem.CURRENT_PASSWORD_WRONG);
        assertRefused(
                () -> passwords.changePassword(anna, PASSWORD, new Password("short")),
                AccountProblem.PASSWORD_TOO_SHORT);
        assertThat(hash()).isEqualTo(before);
        assertThat(events.stream(PasswordChanged.class)).isEmpty();
    }

    @Test
    void guessingTheCurrentPasswordIsSlow() {
        for (var i = 0; i < 5; i++) {
            assertRefused(
                    () -> passwords.changePassword(anna, "not mine", new Password("quiet lamps cross the river")),
                    AccountProblem.CURRENT_PASSWORD_WRONG);
        }
        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(
                        () -> passwords.changePassword(anna, PASSWORD, new Password("quiet lamps cross the river")));
    }

    @Test
    void aPictureIsShownUntilItIsReplacedOrRemoved() {
        var first = avatars.setAvatar(anna, AvatarImagesTest.image(300, 200, 1, "png"));
        var version = first.avatarVersion().orElseThrow();
        assertThat(avatars.avatar(anna, version)).isPresent();
        var second = avatars.setAvatar(anna, AvatarImagesTest.image(200, 300, 1, "jpg"));
        assertThat(avatars.avatar(anna, version)).isEmpty();
        assertThat(avatars.avatar(anna, second.avatarVersion().orElseThrow())).isPresent();
        assertThat(avatars.removeAvatar(anna).avatarUrl()).isEmpty();
        assertThat(avatars.avatar(anna, second.avatarVersion().orElseThrow())).isEmpty();
    }

    private String hash() {
        return jdbc.queryForObject("select password_hash from account", String.class);
    }
}
