package io.parley.uikit;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;

/** Notices that come and go by themselves. What a person must not miss stands in the view instead. */
public final class Notifications {

    private static final Duration SUCCESS = Duration.ofSeconds(4);
    private static final Duration PROBLEM = Duration.ofSeconds(8);

    private Notifications() {}

    /** Says that something has been done; a screen reader tells it when it has finished its sentence. */
    public static Notification success(String sentence) {
        return show(sentence, SUCCESS, NotificationVariant.SUCCESS);
    }

    /** Says that something could not be done; a screen reader tells it at once. */
    public static Notification problem(String sentence) {
        var notice = show(sentence, PROBLEM, NotificationVariant.ERROR);
        notice.setAssertive(true);
        return notice;
    }

    private static Notification show(String sentence, Duration time, NotificationVariant variant) {
        var notice = new Notification(sentence, (int) time.toMillis(), Position.TOP_CENTER);
        notice.addThemeVariants(variant);
        notice.addClassName("parley-notice");
        notice.open();
        return notice;
    }
}
