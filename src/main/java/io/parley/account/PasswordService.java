package io.parley.account;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** Tells whether somebody is who he says, and changes passwords. */
@Service
public class PasswordService {

    private final AccountRepository accounts;
    private final PasswordEncoder encoder;
    private final PasswordPolicy policy;
    private final LogInThrottle throttle;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** Compared against where there is no account, so that an unknown name takes as long as a wrong password. */
    private final SingletonSupplier<String> nobodysHash;

    PasswordService(
            AccountRepository accounts,
            PasswordEncoder encoder,
            PasswordPolicy policy,
            LogInThrottle throttle,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.policy = policy;
        this.throttle = throttle;
        this.transaction = transaction;
        this.events = events;
        this.nobodysHash = SingletonSupplier.of(() -> hash(new Password("nobody has this password")));
    }

    /**
     * Finds who logs in with a name and a password; {@link LoggedIn} or {@link PasswordRefused} follows. Nobody learns why it failed: an unknown name, a wrong password and a
     * disabled account are the same, also in the time that they take.
     *
     * @param name the username or the e-mail address, in any case
     * @return empty if the log-in is refused
     * @throws TooManyAttemptsException if it failed too often from there
     */
    public Optional<Member> logIn(String name, String typed, ClientAddress from) {
        var folded = name.strip().toLowerCase(Locale.ROOT);
        var account = isName(folded) ? find(folded) : Optional.<AccountEntity>empty();
        var throttled = account.map(found -> "#" + found.userId())
                .orElseGet(() -> folded.substring(0, Math.min(folded.length(), EmailAddress.MAX_LENGTH)));
        var userId = account.map(AccountEntity::userId);
        begin(throttled, from, userId, Optional.of(from));
        // made by the first log-in of all, whoever it is: its time must not tell that a name is unknown
        var nobodys = nobodysHash.obtain();
        var matches = matches(typed, account.map(AccountEntity::passwordHash).orElse(nobodys));
        if (!matches || account.filter(AccountEntity::isEnabled).isEmpty()) {
            events.publishEvent(new PasswordRefused(userId, Optional.of(from), false));
            return Optional.empty();
        }
        throttle.succeeded(throttled, from);
        var hash = refreshed(account.get(), typed);
        events.publishEvent(new LoggedIn(account.get().userId(), from));
        return Optional.of(account.get().member(hash));
    }

    /** Who a person is now, unless he may not log in any more. */
    @Transactional(readOnly = true)
    public Optional<Member> member(UserId user) {
        return accounts.findById(user.value()).filter(AccountEntity::isEnabled).map(AccountEntity::member);
    }

    /** Whether the password by which somebody has logged in is still his. */
    @Transactional(readOnly = true)
    public boolean isUnchanged(Member member) {
        return member(member.userId())
                .filter(now -> now.passwordMark().equals(member.passwordMark()))
                .isPresent();
    }

    /**
     * Gives somebody what ends with his password, unless this is another by now: if it is changed at the same time, that comes before or
     * after, and never in between.
     *
     * @return what was given; empty if the password is another, or he may not log in any more
     */
    @Transactional
    public <T> Optional<T> ifUnchanged(Member member, Supplier<T> given) {
        accounts.lock(member.userId().value());
        return isUnchanged(member) ? Optional.of(given.get()) : Optional.empty();
    }

    /**
     * Sets another password; {@link PasswordChanged} follows.
     *
     * @throws AccountRefusedException if the current password is wrong or the new one not good enough
     * @throws TooManyAttemptsException if the current password was wrong too often
     */
    public void changePassword(UserId user, String typedCurrent, Password next) {
        var account = accounts.findById(user.value()).orElseThrow();
        var throttled = "#" + user;
        var anywhere = new ClientAddress(throttled);
        begin(throttled, anywhere, Optional.of(user), Optional.empty());
        if (!matches(typedCurrent, account.passwordHash())) {
            events.publishEvent(new PasswordRefused(Optional.of(user), Optional.empty(), false));
            throw new AccountRefusedException(AccountProblem.CURRENT_PASSWORD_WRONG);
        }
        throttle.succeeded(throttled, anywhere);
        policy.check(next, account.member().username(), account.email());
        var hash = hash(next);
        transaction.executeWithoutResult(status -> {
            if (accounts.replaceHash(user.value(), account.passwordHash(), hash) == 0) {
                throw new AccountRefusedException(AccountProblem.CURRENT_PASSWORD_WRONG);
            }
            events.publishEvent(new PasswordChanged(user));
        });
    }

    /**
     * Reads a password that somebody chooses.
     *
     * @throws AccountRefusedException if it is not good enough for anybody
     */
    public Password chosen(String typed) {
        var password = new Password(typed);
        policy.check(password);
        return password;
    }

    /** How good a password would be, for a hint while it is typed. */
    public PasswordStrength strength(Password password) {
        return policy.strength(password);
    }

    /** The fewest code points of a new password on this installation. */
    public int minLength() {
        return policy.minLength();
    }

    void check(Password password, Username username, EmailAddress email) {
        policy.check(password, username, email);
    }

    String hash(Password password) {
        return Objects.requireNonNull(encoder.encode(password.value()));
    }

    private void begin(String throttled, ClientAddress counted, Optional<UserId> userId, Optional<ClientAddress> from) {
        try {
            throttle.begin(throttled, counted);
        } catch (TooManyAttemptsException e) {
            events.publishEvent(new PasswordRefused(userId, from, true));
            throw e;
        }
    }

    /** Whether a database can be asked for it; PostgreSQL knows no NUL. */
    private static boolean isName(String text) {
        return text.length() <= EmailAddress.MAX_LENGTH && text.indexOf('\0') < 0;
    }

    private Optional<AccountEntity> find(String name) {
        return name.contains("@") ? accounts.findByEmail(emailOrNone(name)) : accounts.findByUsername(name);
    }

    private static String emailOrNone(String name) {
        try {
            return new EmailAddress(name).value();
        } catch (AccountRefusedException e) {
            return "";
        }
    }

    private boolean matches(String typed, String hash) {
        try {
            return encoder.matches(new Password(typed).value(), hash);
        } catch (AccountRefusedException e) {
            encoder.matches("", nobodysHash.obtain());
            return false;
        }
    }

    /** The hash of a password that has been typed, renewed where it is older than new ones are. */
    private String refreshed(AccountEntity account, String typed) {
        var present = account.passwordHash();
        if (!encoder.upgradeEncoding(present)) {
            return present;
        }
        var next = hash(new Password(typed));
        var isRenewed = transaction.execute(
                status -> accounts.replaceHash(account.userId().value(), present, next) == 1);
        // unless it is another password by now, a log-in of the same moment was faster, and its hash holds
        return isRenewed
                ? next
                : accounts.findById(account.userId().value())
                        .map(AccountEntity::passwordHash)
                        .filter(hash -> matches(typed, hash))
                        .orElse(present);
    }
}
