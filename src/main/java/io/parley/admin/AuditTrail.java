package io.parley.admin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.AccountCreated;
import io.parley.account.AdministratorMade;
import io.parley.account.ClientAddress;
import io.parley.account.LoggedIn;
import io.parley.account.PasswordChanged;
import io.parley.account.PasswordRefused;
import io.parley.account.UserId;
import io.parley.security.CameBack;
import io.parley.security.LoggedOut;
import io.parley.security.RememberedBrowserCopied;
import io.parley.security.RequestRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps who came in and what was refused. A line is written before the answer goes out, and within the transaction where
 * there is one: what cannot be recorded does not happen. What a flood repeats from one place is one line a minute.
 */
@Component
class AuditTrail {

    private static final Duration REPETITION = Duration.ofMinutes(1);
    private static final Duration TIDYING = Duration.ofHours(1);
    private static final int MOST_PLACES = 10_000;

    private record Repeated(AuditAct act, Optional<UserId> who, Optional<ClientAddress> from) {}

    private final AuditRepository audit;
    private final AuditProperties properties;
    private final Clock clock;
    private final Cache<Repeated, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(MOST_PLACES)
            .expireAfterWrite(REPETITION)
            .build();
    private final AtomicReference<Instant> tidyNext = new AtomicReference<>(Instant.MIN);

    AuditTrail(AuditRepository audit, AuditProperties properties, Clock clock) {
        this.audit = audit;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void registered(AccountCreated event) {
        write(AuditAct.REGISTERED, Optional.of(event.userId()), Optional.empty());
    }

    @EventListener
    @Transactional
    void administratorMade(AdministratorMade event) {
        write(AuditAct.ADMINISTRATOR_MADE, Optional.of(event.userId()), Optional.empty());
    }

    @EventListener
    @Transactional
    void loggedIn(LoggedIn event) {
        write(AuditAct.LOGGED_IN, Optional.of(event.userId()), Optional.of(event.from()));
        tidy(clock.instant());
    }

    private void tidy(Instant now) {
        var due = tidyNext.get();
        if (!now.isBefore(due) && tidyNext.compareAndSet(due, now.plus(TIDYING))) {
            audit.deleteBefore(now.minus(properties.keep()));
        }
    }

    @EventListener
    @Transactional
    void cameBack(CameBack event) {
        write(AuditAct.CAME_BACK, Optional.of(event.userId()), Optional.of(event.from()));
    }

    @EventListener
    @Transactional
    void loggedOut(LoggedOut event) {
        write(AuditAct.LOGGED_OUT, Optional.of(event.userId()), Optional.of(event.from()));
    }

    @EventListener
    @Transactional
    void passwordChanged(PasswordChanged event) {
        write(AuditAct.PASSWORD_CHANGED, Optional.of(event.userId()), Optional.empty());
    }

    @EventListener
    @Transactional
    void passwordRefused(PasswordRefused event) {
        if (event.tooMany()) {
            writeOnce(AuditAct.TOO_MANY_PASSWORDS, event.userId(), event.from());
        } else {
            write(AuditAct.PASSWORD_WRONG, event.userId(), event.from());
        }
    }

    @EventListener
    @Transactional
    void copied(RememberedBrowserCopied event) {
        write(AuditAct.REMEMBERED_BROWSER_COPIED, Optional.of(event.userId()), Optional.of(event.from()));
    }

    @EventListener
    @Transactional
    void refused(RequestRefused event) {
        writeOnce(AuditAct.REQUEST_REFUSED, Optional.empty(), Optional.of(event.from()));
    }

    private void writeOnce(AuditAct act, Optional<UserId> who, Optional<ClientAddress> from) {
        if (lately.asMap().putIfAbsent(new Repeated(act, who, from), true) == null) {
            write(act, who, from);
        }
    }

    private void write(AuditAct act, Optional<UserId> who, Optional<ClientAddress> from) {
        audit.save(new AuditEntity(clock.instant().truncatedTo(ChronoUnit.MICROS), act, who, from));
    }
}
