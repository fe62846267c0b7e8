package io.parley.notification;

import io.parley.realtime.Broadcaster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells a person's screens what has been committed. */
@Component
class NotificationDelivery {

    private final Broadcaster broadcaster;

    NotificationDelivery(Broadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    @TransactionalEventListener
    void on(NoticeSettingsChanged change) {
        broadcaster.publish(NotificationService.topic(change.userId()), change);
    }
}
