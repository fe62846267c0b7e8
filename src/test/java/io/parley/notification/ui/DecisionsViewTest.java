package io.parley.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.notification.NoticeChannel;
import io.parley.notification.NoticeLog;
import io.parley.notification.NoticeOutcome;
import io.parley.notification.NoticeSettings;
import io.parley.notification.NotificationService;
import io.parley.notification.PushEndpoint;
import io.parley.notification.PushService;
import io.parley.notification.PushSubscription;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class DecisionsViewTest {

    @Autowired
    private NoticeLog decisions;

    @Autowired
    private MessageService messages;

    @Autowired
    private NotificationService notifications;

    @Autowired
    private PushService push;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void whereNothingHasHappenedItSaysSo(Screens screens) {
        assertThat(screens.open("settings/notifications", anna).text()).contains("Nothing yet");
    }

    @Test
    void itSaysWhatIsTurnedOff(Screens screens) {
        assertThat(screens.open("settings/notifications", anna).text())
                .contains("While Parley is open in a tab, you are not", "While Parley is closed, you are not");
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        push.subscribe(anna, browser());
        assertThat(screens.open("settings/notifications", anna).text()).doesNotContain("you are not notified");
    }

    @Test
    void itSaysOfWhichConversationByWhatAndWhy(Screens screens) {
        decide(NoticeChannel.PUSH, NoticeOutcome.MUTED);
        var text = screens.open("settings/notifications", anna).text();
        assertThat(text).contains("Ben", "You have muted the conversation.", "while Parley is closed");
        assertThat(screens.open("settings/notifications", ben).text()).contains("Nothing yet");
    }

    @ParameterizedTest
    @EnumSource
    void everyOutcomeHasItsSentence(NoticeOutcome outcome, Screens screens) {
        decide(NoticeChannel.BROWSER, outcome);
        assertThat(screens.open("settings/notifications", anna).text())
                .contains("Ben", "open tab")
                .doesNotContain("notification.");
    }

    @Test
    void theSettingsLeadThere(Screens screens) {
        assertThat(screens.open("settings", anna).text()).contains("Why was I notified, or not?");
    }

    private static PushSubscription browser() {
        var point = new byte[65];
        point[0] = 4;
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return new PushSubscription(
                PushEndpoint.of("https://push.example.org/laptop"),
                base64.encodeToString(point),
                base64.encodeToString(new byte[16]),
                false,
                Locale.ENGLISH);
    }

    private void decide(NoticeChannel channel, NoticeOutcome outcome) {
        var message = messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
        decisions.add(anna, message.conversationId(), message.seq(), channel, outcome);
    }
}
