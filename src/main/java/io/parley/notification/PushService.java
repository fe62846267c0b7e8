package io.parley.notification;

import io.parley.account.BrowsersEnded;
import io.parley.account.PasswordChanged;
import io.parley.account.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which browsers of a person are told of new messages while Parley is closed in them.
 *
 * <p>Logging out ends it in that browser, which is asked to clear its storage then; a new password ends it in all of them.
 */
@Service
public class PushService {

    /** The most browsers of one person; a further one takes the place of the oldest. */
    public static final int MOST_PER_PERSON = 5;

    private final PushSubscriptionRepository subscriptions;
    private final PushKeys keys;
    private final EndpointGuard guard;
    private final Clock clock;

    PushService(PushSubscriptionRepository subscriptions, PushKeys keys, EndpointGuard guard, Clock clock) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.guard = guard;
        this.clock = clock;
    }

    /** By what a browser knows this installation: the point on P-256 in base64url, as its Push API takes it. */
    public String publicKey() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.current().getApplicationServerKey());
    }

    /**
     * Tells this browser from now on, and nobody else by it.
     *
     * @throws UnusableEndpointException if it names no push service of the public internet
     */
    @Transactional
    public void subscribe(UserId user, PushSubscription subscription) {
        guard.check(subscription.endpoint());
        subscriptions.forget(subscription.endpoint().address().toString());
        var others = subscriptions.findByUserIdInOrderById(List.of(user.value()));
        if (others.size() >= MOST_PER_PERSON) {
            subscriptions.forget(others.subList(0, others.size() - MOST_PER_PERSON + 1).stream()
                    .map(PushSubscriptionEntity::id)
                    .toList());
        }
        subscriptions.saveAndFlush(
                new PushSubscriptionEntity(user, subscription, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Whether any browser of the person is told. */
    @Transactional(readOnly = true)
    public boolean isTurnedOn(UserId user) {
        return !subscriptions.findByUserIdInOrderById(List.of(user.value())).isEmpty();
    }

    /** What is agreed with this browser of the person. */
    @Transactional(readOnly = true)
    public Optional<PushSubscription> find(UserId user, PushEndpoint endpoint) {
        return row(user, endpoint).map(PushSubscriptionEntity::toSubscription);
    }

    /** How much the notices of this browser say; nothing happens if it is not one of the person's. */
    @Transactional
    public void showText(UserId user, PushEndpoint endpoint, boolean wanted) {
        row(user, endpoint).ifPresent(row -> row.show(wanted));
    }

    @Transactional
    public void unsubscribe(UserId user, PushEndpoint endpoint) {
        subscriptions.forget(user.value(), endpoint.address().toString());
    }

    /** Within the transaction: whoever had the old password may have left a browser of his own. */
    @EventListener
    @Transactional
    public void on(PasswordChanged changed) {
        subscriptions.forgetAll(changed.userId().value());
    }

    /** Which of them belongs to the browser that was ended nobody knows, so the person turns it on anew in those that he keeps. */
    @EventListener
    @Transactional
    public void on(BrowsersEnded ended) {
        subscriptions.forgetAll(ended.userId().value());
    }

    private Optional<PushSubscriptionEntity> row(UserId user, PushEndpoint endpoint) {
        return subscriptions.findByUserIdAndEndpoint(
                user.value(), endpoint.address().toString());
    }
}
