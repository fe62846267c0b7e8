package io.parley.contact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.time.Duration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What a person lets others know of him. */
@Service
public class PrivacyService {

    private static final int REMEMBERED = 100_000;

    /** So long another node may go by what was chosen before. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private final PrivacyRepository privacies;
    private final ApplicationEventPublisher events;
    private final Cache<UserId, Privacy> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(A_MOMENT)
            .build();

    PrivacyService(PrivacyRepository privacies, ApplicationEventPublisher events) {
        this.privacies = privacies;
        this.events = events;
    }

    public Privacy of(UserId person) {
        return known.get(
                person,
                unknown -> privacies
                        .findById(unknown.value())
                        .map(PrivacyEntity::toPrivacy)
                        .orElse(Privacy.OPEN));
    }

    /** Holds from now on, and for what comes: nothing of the past is told later, or taken back. */
    @Transactional
    public void change(UserId person, Privacy privacy) {
        privacies.save(new PrivacyEntity(person, privacy));
        events.publishEvent(new PrivacyChanged(person));
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(PrivacyChanged change) {
        known.invalidate(change.person());
    }
}
