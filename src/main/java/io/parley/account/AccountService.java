package io.parley.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers people and keeps what they are called and how they like their screens. */
@Service
public class AccountService {

    private final AccountRepository accounts;
    private final PasswordService passwords;
    private final SetupTokens setupTokens;
    private final RegistrationThrottle throttle;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountService(
            AccountRepository accounts,
            PasswordService passwords,
            SetupTokens setupTokens,
            RegistrationThrottle throttle,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.setupTokens = setupTokens;
        this.throttle = throttle;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers a person; {@link AccountCreated} follows.
     *
     * @throws AccountRefusedException if a name is taken, also by somebody who registers in the same instant, or the
     *     password is not good enough
     */
    public UserProfile register(Registration registration) {
        check(registration, Role.MEMBER);
        return store(registration, Role.MEMBER, Optional.empty());
    }

    /**
     * Registers a person who comes from outside.
     *
     * @throws TooManyAttemptsException if too many have registered from there, or altogether
     * @throws AccountRefusedException as {@link #register(Registration)}
     */
    public UserProfile register(Registration registration, ClientAddress from) {
        return registerThrottled(registration, Role.MEMBER, Optional.empty(), from);
    }

    /**
     * Registers the first administrator, who has read the one-time token where Parley was started.
     *
     * @throws TooManyAttemptsException if too many have registered from there, or altogether
     * @throws AccountRefusedException as {@link #register(Registration)}, or if the token is unknown or used up
     */
    public UserProfile registerAdministrator(Registration registration, String setupToken, ClientAddress from) {
        return registerThrottled(registration, Role.ADMIN, Optional.of(setupToken), from);
    }

    UserProfile registerAdministrator(Registration registration) {
        check(registration, Role.ADMIN);
        return store(registration, Role.ADMIN, Optional.empty());
    }

    private UserProfile registerThrottled(
            Registration registration, Role role, Optional<String> setupToken, ClientAddress from) {
        refuse(ruleProblems(registration, role));
        throttle.attempt(from);
        refuse(taken(registration));
        throttle.store();
        return store(registration, role, setupToken);
    }

    private void check(Registration registration, Role role) {
        var problems = taken(registration);
        problems.addAll(ruleProblems(registration, role));
        refuse(problems);
    }

    private static void refuse(Set<AccountProblem> problems) {
        if (!problems.isEmpty()) {
            throw new AccountRefusedException(problems);
        }
    }

    private Set<AccountProblem> ruleProblems(Registration registration, Role role) {
        var problems = EnumSet.noneOf(AccountProblem.class);
        if (role != Role.ADMIN && registration.username().isReserved()) {
            problems.add(AccountProblem.USERNAME_RESERVED);
        }
        try {
            passwords.check(registration.password(), registration.username(), registration.email());
        } catch (AccountRefusedException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    private Set<AccountProblem> taken(Registration registration) {
        var problems = EnumSet.noneOf(AccountProblem.class);
        if (accounts.existsByUsername(registration.username().value())) {
            problems.add(AccountProblem.USERNAME_TAKEN);
        }
        if (accounts.existsByEmail(registration.email().value())) {
            problems.add(AccountProblem.EMAIL_TAKEN);
        }
        return problems;
    }

    private UserProfile store(Registration registration, Role role, Optional<String> setupToken) {
        // hashed before the transaction, which would otherwise keep a connection waiting for its turn
        var hash = passwords.hash(registration.password());
        var account =
                new AccountEntity(registration, hash, role, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            return transaction.execute(status -> {
                setupToken.ifPresent(setupTokens::use);
                var stored = accounts.saveAndFlush(account);
                events.publishEvent(new AccountCreated(stored.userId()));
                if (role == Role.ADMIN) {
                    events.publishEvent(new AdministratorMade(stored.userId()));
                }
                return stored.profile();
            });
        } catch (DataIntegrityViolationException e) {
            // two registered in the same instant, and the other one was first
            var problems = taken(registration);
            throw problems.isEmpty() ? e : new AccountRefusedException(problems);
        }
    }

    /** Whether nobody has registered yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return accounts.count() == 0;
    }

    /** The profile of a person. */
    @Transactional(readOnly = true)
    public Optional<UserProfile> profile(UserId id) {
        return accounts.findById(id.value()).map(AccountEntity::profile);
    }

    /** The profile of the person with this handle. */
    @Transactional(readOnly = true)
    public Optional<UserProfile> profile(Username username) {
        return accounts.findByUsername(username.value()).map(AccountEntity::profile);
    }

    /** The profiles of several people, with one query at most; unknown ids are left out. */
    @Transactional(readOnly = true)
    public Map<UserId, UserProfile> profiles(Collection<UserId> ids) {
        if (ids.size() <= 1) {
            // Hibernate translates a statement with a list anew each time
            return ids.stream()
                    .flatMap(id -> profile(id).stream())
                    .collect(Collectors.toMap(UserProfile::id, Function.identity()));
        }
        return accounts.findByIdIn(ids.stream().map(UserId::value).toList()).stream()
                .map(AccountEntity::profile)
                .collect(Collectors.toMap(UserProfile::id, Function.identity()));
    }

    /** Gives a person another display name. */
    @Transactional
    public UserProfile changeProfile(UserId user, DisplayName displayName) {
        var account = account(user);
        account.rename(displayName);
        return account.profile();
    }

    /** How a person wants the screens to be; as browser and device say, for whoever has chosen nothing. */
    @Transactional(readOnly = true)
    public Preferences preferences(UserId user) {
        return accounts.findById(user.value()).map(AccountEntity::preferences).orElseGet(() -> Preferences.NONE);
    }

    /** Changes how a person wants the screens to be. */
    @Transactional
    public void changePreferences(UserId user, UnaryOperator<Preferences> change) {
        var account = account(user);
        account.prefer(change.apply(account.preferences()));
    }

    private AccountEntity account(UserId user) {
        return accounts.findById(user.value()).orElseThrow(() -> new IllegalStateException("No account " + user));
    }
}
