package io.parley.notification;

import io.parley.account.UserId;
import io.parley.realtime.Topic;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told of new messages. */
@Service
public class NotificationService {

    private final NoticeSettingsRepository settings;
    private final ApplicationEventPublisher events;

    NotificationService(NoticeSettingsRepository settings, ApplicationEventPublisher events) {
        this.settings = settings;
        this.events = events;
    }

    /** Where the person's screens hear that he wants it otherwise. */
    public static Topic<NoticeSettingsChanged> topic(UserId user) {
        return new Topic<>("notices/" + user, NoticeSettingsChanged.class);
    }

    @Transactional(readOnly = true)
    public NoticeSettings settings(UserId user) {
        return settings.findById(user.value())
                .map(NoticeSettingsEntity::toSettings)
                .orElse(NoticeSettings.NONE);
    }

    /** Changes what the person has chosen so far; holds at once on all of his screens. */
    @Transactional
    public void change(UserId user, UnaryOperator<NoticeSettings> change) {
        settings.lock(user.value());
        settings.save(new NoticeSettingsEntity(user, change.apply(settings(user))));
        events.publishEvent(new NoticeSettingsChanged(user));
    }
}
