package io.parley.notification;

import io.parley.account.UserId;
import io.parley.realtime.Topic;
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

    /** Holds at once on all of the person's screens. */
    @Transactional
    public void change(UserId user, NoticeSettings wanted) {
        settings.save(new NoticeSettingsEntity(user, wanted));
        events.publishEvent(new NoticeSettingsChanged(user));
    }
}
