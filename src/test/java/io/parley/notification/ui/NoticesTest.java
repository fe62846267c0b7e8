package io.parley.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.shared.JsonConstants;
import io.parley.account.UserId;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.notification.LookedAt;
import io.parley.notification.NoticeDecision;
import io.parley.notification.NoticeLog;
import io.parley.notification.NoticeOutcome;
import io.parley.notification.NoticeSettings;
import io.parley.notification.NotificationService;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

@ViewTest
class NoticesTest {

    private static final String CALL = "showNotification";

    @Autowired
    private NotificationService notifications;

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private ArrangementService arrangements;

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private NoticeLog decisions;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private LookedAt lookedAt;

    @Autowired
    private DeliveryThreads threads;

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
    void whoeverWantsItIsToldOfANewMessage(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        send("**Lunch?**");
        screen.eventually(() -> assertThat(told(screen))
                .contains("\"path\":\"chat/ben\"", "\"title\":\"Ben\"", "\"text\":\"Lunch?\"", "\"sound\":false"));
    }

    @Test
    void theTextStaysHiddenFromWhoeverLooksOverTheShoulder(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, false, false));
        var screen = listening(screens, "people");
        send("Lunch?");
        screen.eventually(() ->
                assertThat(told(screen)).contains("\"text\":\"New message\"").doesNotContain("Lunch"));
    }

    @Test
    void whatIsReadElsewhereIsToldNoMore(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        var conversation = send("Lunch?");
        screen.eventually(() -> assertThat(told(screen)).contains("Lunch?"));
        screen.clientAnswers(CALL, true);
        receipts.read(anna, conversation, 1);
        screen.eventually(() -> assertThat(told(screen)).contains("\"path\":\"chat/ben\"", "\"gone\":true"));
    }

    @Test
    void aNoticeDoesNotSayWhatHasBeenTakenBackOrChanged(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, true));
        var screen = listening(screens, "people");
        send("Lunch?");
        var conversation = send("It is a secret");
        screen.eventually(() -> assertThat(told(screen)).contains("It is a secret"));
        screen.clientAnswers(CALL, true);
        changes.edit(ben, conversation, 2, new MessageBody("It is nothing"));
        screen.eventually(() -> assertThat(told(screen)).contains("\"text\":\"It is nothing\"", "\"correction\":true"));
        screen.clientAnswers(CALL, true);
        changes.delete(ben, conversation, 2);
        screen.eventually(() ->
                assertThat(told(screen)).contains("\"text\":\"New message\"").doesNotContain("nothing\",\"sound"));
    }

    @Test
    void whatIsTakenBackBeforeTheBrowserHasAnsweredIsNotSaid(Screens screens) {
        var time = new MovableTime(Instant.now());
        var screen = screens.open("people", anna);
        screen.run(() -> UI.getCurrent().add(notices(conversations, time)));
        send("Lunch?");
        var conversation = send("It is a secret");
        screen.eventually(() -> assertThat(told(screen)).contains("It is a secret"));
        changes.delete(ben, conversation, 2);
        screen.eventually(() -> {
            time.advance(Duration.ofSeconds(16));
            screen.poll();
            assertThat(told(screen))
                    .contains("\"text\":\"New message\",\"sound\":false")
                    .doesNotContain("correction");
        });
    }

    @Test
    void whatWasThereBeforeThisTabIsNotTold(People people, Screens screens) {
        var conversation = send("From yesterday");
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        receipts.delivered(anna, conversation, 1);
        messages.send(people.registered("carl"), anna, ClientMessageId.random(), new MessageBody("Hello"));
        screen.eventually(() -> assertThat(told(screen)).contains("Hello").doesNotContain("From yesterday"));
    }

    @Test
    void whoeverLooksAtTheConversationIsNotTold(Screens screens) {
        send("The first");
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "chat/ben");
        becomes(screen, PageVisibility.VISIBLE);
        send("Seen at once");
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.READING));
        becomes(screen, PageVisibility.HIDDEN);
        send("Missed");
        screen.eventually(() -> assertThat(told(screen)).contains("Missed").doesNotContain("Seen at once"));
    }

    @Test
    void whatIsReadBeforeItWouldBeToldWasReadAsItCame(Screens screens) {
        var conversation = send("The first");
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "chat/ben");
        becomes(screen, PageVisibility.VISIBLE);
        send("Seen at once");
        receipts.read(anna, conversation, 2);
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.READING));
    }

    @Test
    void whatIsMutedIsNotTold(Screens screens, People people) {
        var conversation = send("Lunch?");
        arrangements.arrange(anna, conversation, now -> now.withMutedUntil(Optional.of(Arrangement.FOR_EVER)));
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        send("Lunch!");
        messages.send(people.registered("carl"), anna, ClientMessageId.random(), new MessageBody("Hello"));
        screen.eventually(() -> assertThat(told(screen)).contains("Hello").doesNotContain("Lunch"));
    }

    @Test
    void whatBecameOfItIsKept(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        var conversation = send("Lunch?");
        screen.eventually(() -> assertThat(told(screen)).contains("Lunch?"));
        screen.clientAnswers(CALL, true);
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
        send("Hello?");
        screen.eventually(() -> assertThat(told(screen)).contains("Hello?"));
        screen.clientAnswers(CALL, false);
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.NOT_ALLOWED, NoticeOutcome.SENT));
        arrangements.arrange(anna, conversation, now -> now.withMutedUntil(Optional.of(Arrangement.FOR_EVER)));
        send("Answer me!");
        screen.eventually(() -> assertThat(outcomes()).startsWith(NoticeOutcome.MUTED));
    }

    private List<NoticeOutcome> outcomes() {
        return decisions.latest(anna).stream().map(NoticeDecision::outcome).toList();
    }

    @Test
    void whoeverDoesNotWantToBeDisturbedIsNotTold(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        availabilities.change(anna, Availability.Mode.DO_NOT_DISTURB, Optional.empty());
        var screen = listening(screens, "people");
        send("Lunch?");
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.DO_NOT_DISTURB));
        availabilities.change(anna, Availability.Mode.USUAL, Optional.empty());
        send("Still hungry?");
        screen.eventually(
                () -> assertThat(told(screen)).contains("Still hungry?").doesNotContain("Lunch?"));
    }

    @Test
    void whoeverLooksAtItInAnotherTabIsNotTold(Screens screens) {
        send("The first");
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var other = listening(screens, "people");
        var looking = listening(screens, "chat/ben");
        becomes(looking, PageVisibility.VISIBLE);
        send("Seen at once");
        other.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.READING));
        becomes(looking, PageVisibility.HIDDEN);
        send("Missed");
        other.eventually(() -> assertThat(told(other)).contains("Missed").doesNotContain("Seen at once"));
    }

    @Test
    void whatWasLostOnTheWayToTheBrowserGoesOnceMore(Screens screens) {
        var time = new MovableTime();
        var screen = screens.open("people", anna);
        screen.run(() -> UI.getCurrent().add(notices(conversations, time)));
        send("Lunch?");
        screen.eventually(() -> assertThat(told(screen)).contains("Lunch?"));
        time.advance(Duration.ofMinutes(1));
        screen.poll();
        screen.eventually(() -> assertThat(told(screen).split("Lunch", -1)).hasSize(3));
        screen.clientAnswers(CALL, true);
        screen.eventually(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
        send("Hello?");
        screen.eventually(() -> assertThat(told(screen)).contains("Hello?"));
    }

    @Test
    void whatCouldNotBeReadAtOnceIsToldOnceItCan(Screens screens) {
        var failing = mock(ConversationService.class, delegatesTo(conversations));
        doThrow(new DataAccessResourceFailureException("no database"))
                .doAnswer(delegatesTo(conversations))
                .when(failing)
                .summaries(any(), any());
        var screen = screens.open("people", anna);
        screen.run(() -> UI.getCurrent().add(notices(failing, Clock.systemUTC())));
        send("Lunch?");
        screen.eventually(() -> verify(failing).summaries(any(), any()));
        screen.poll();
        screen.eventually(() -> assertThat(told(screen)).contains("Lunch?"));
    }

    private Notices notices(ConversationService conversations, Clock clock) {
        return new Notices(
                anna,
                new NoticeSettings(true, true, false),
                new NoticeServices(
                        notifications, conversations, availabilities, lookedAt, decisions, broadcaster, threads, clock),
                clock.instant());
    }

    @Test
    void aNoticeNamesItsConversationToTheWorkerThatLeadsThere(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var screen = listening(screens, "people");
        send("Lunch?");
        screen.eventually(() -> assertThat(told(screen)).contains("\"path\":\"chat/ben\""));
        assertThat(screen.calls()).anyMatch(call -> call.contains(CALL) && call.contains("tag: path"));
    }

    @Test
    void whatWasToldWhileParleyWasClosedGoesWhenItsConversationIsOpened(Screens screens) {
        send("Lunch?");
        var screen = screens.open("people", anna);
        screen.go("chat/ben");
        assertThat(screen.parameters("getNotifications({tag: $0})")).contains("chat/ben");
    }

    @Test
    void whoeverDoesNotWantItIsNotListenedFor(Screens screens) {
        var screen = screens.open("people", anna);
        screen.roundTrip();
        assertThat(screen.all(Notices.class)).isEmpty();
    }

    @Test
    void itIsWantedOnceTheBrowserAllowsIt(Screens screens) {
        var screen = screens.open("settings", anna);
        screen.type("Tell me of new messages", true);
        screen.clientAnswers("requestPermission", "denied");
        assertThat(screen.the(Checkbox.class, "Tell me of new messages").getErrorMessage())
                .contains("does not let Parley notify you");
        assertThat(notifications.settings(anna).wanted()).isFalse();
        screen.type("Tell me of new messages", true);
        screen.clientAnswers("requestPermission", "granted");
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(true, true, false));
        screen.type("Show what is written", false);
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(true, false, false));
        assertThat(screens.open("settings", anna)
                        .the(Checkbox.class, "Show what is written")
                        .getValue())
                .isFalse();
        screen.eventually(() -> assertThat(screen.all(Notices.class)).hasSize(1));
    }

    @Test
    void whatWasChosenInAnotherTabStaysAsItIs(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var one = screens.open("settings", anna);
        var other = screens.open("settings", anna);
        one.type("Show what is written", false);
        other.type("With the sound of my device", true);
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(true, false, true));
        one.type("Tell me of new messages", false);
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(false, false, true));
        other.eventually(() -> {
            assertThat(other.the(Checkbox.class, "Tell me of new messages").getValue())
                    .isFalse();
            assertThat(other.shows(Checkbox.class, "Show what is written")).isFalse();
        });
        assertThat(notifications.settings(anna)).isEqualTo(new NoticeSettings(false, false, true));
    }

    @Test
    void aClosedTabLeavesNoSubscription(Screens screens) {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        var before = broadcaster.subscriptionCount();
        try (var screen = listening(screens, "people")) {
            assertThat(broadcaster.subscriptionCount()).isGreaterThan(before);
        }
        assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
    }

    private static void becomes(Screen screen, PageVisibility visibility) {
        var page = screen.get(() -> UI.getCurrent().getElement());
        screen.fire(
                page,
                "vaadin-page-visibility-change",
                Map.of(
                        "event.detail",
                        visibility.name(),
                        JsonConstants.EVENT_DATA_PHASE,
                        JsonConstants.EVENT_PHASE_TRAILING));
        screen.roundTrip();
    }

    private Screen listening(Screens screens, String path) {
        var screen = screens.open(path, anna);
        screen.eventually(() -> assertThat(screen.all(Notices.class)).hasSize(1));
        return screen;
    }

    private String told(Screen screen) {
        return screen.parameters(CALL).toString();
    }

    private ConversationId send(String text) {
        return messages.send(ben, anna, ClientMessageId.random(), new MessageBody(text))
                .conversationId();
    }
}
