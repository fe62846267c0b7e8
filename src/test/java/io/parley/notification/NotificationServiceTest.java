package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@ExtendWith(TestParameters.class)
class NotificationServiceTest {

    @Autowired
    private NotificationService notifications;

    @Autowired
    private Broadcaster broadcaster;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void nobodyIsToldOfAnythingUnlessHeWantsIt() {
        assertThat(notifications.settings(anna)).isEqualTo(NoticeSettings.NONE);
        assertThat(NoticeSettings.NONE.wanted()).isFalse();
    }

    @Test
    void whatIsChosenIsKeptAndMayBeChosenAgain() {
        notifications.change(anna, now -> new NoticeSettings(true, false, true));
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(true, false, true));
        notifications.change(anna, now -> NoticeSettings.NONE);
        assertThat(notifications.settings(anna)).isEqualTo(NoticeSettings.NONE);
        assertThat(notifications.settings(ben)).isEqualTo(NoticeSettings.NONE);
    }

    @Test
    void theScreensOfThePersonHearOfIt() {
        var heard = new ConcurrentLinkedQueue<NoticeSettingsChanged>();
        try (var annas = broadcaster.subscribe(NotificationService.topic(anna), heard::addAll)) {
            notifications.change(ben, now -> new NoticeSettings(true, true, true));
            notifications.change(anna, now -> new NoticeSettings(true, true, true));
            await().untilAsserted(() -> assertThat(heard).containsExactly(new NoticeSettingsChanged(anna)));
        }
    }
}
