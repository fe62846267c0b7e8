package io.parley.notification;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** The row of one browser of one person. */
@Entity
@Table(name = "push_subscription")
class PushSubscriptionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long userId;
    private String endpoint;
    private String publicKey;
    private String secret;
    private boolean withText;
    private String language;
    private Instant madeAt;

    protected PushSubscriptionEntity() {
        // for JPA
    }

    PushSubscriptionEntity(UserId user, PushSubscription subscription, Instant now) {
        userId = user.value();
        endpoint = subscription.endpoint().address().toString();
        publicKey = subscription.publicKey();
        secret = subscription.secret();
        withText = subscription.withText();
        language = subscription.language().toLanguageTag();
        madeAt = now;
    }

    void show(boolean text) {
        withText = text;
    }

    long id() {
        return id;
    }

    UserId userId() {
        return new UserId(userId);
    }

    SubscribedBrowser toBrowser() {
        return new SubscribedBrowser(id, toSubscription());
    }

    PushSubscription toSubscription() {
        return new PushSubscription(
                PushEndpoint.of(endpoint), publicKey, secret, withText, Locale.forLanguageTag(language));
    }
}
