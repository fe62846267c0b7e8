package io.parley.notification;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of whoever has chosen. */
@Entity
@Table(name = "notice_settings")
class NoticeSettingsEntity {

    @Id
    private Long userId;

    private boolean wanted;
    private boolean withText;
    private boolean sound;

    protected NoticeSettingsEntity() {
        // for JPA
    }

    NoticeSettingsEntity(UserId user, NoticeSettings settings) {
        userId = user.value();
        wanted = settings.wanted();
        withText = settings.withText();
        sound = settings.sound();
    }

    NoticeSettings toSettings() {
        return new NoticeSettings(wanted, withText, sound);
    }
}
