package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import io.parley.account.UserId;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.conversation.PastMessage;
import io.parley.conversation.ReceiptService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.Topic;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** What two people see while something fails, is too much, or takes its time. */
@ViewTest
@TestPropertySource(properties = {"parley.conversation.send-burst=20", "parley.conversation.sends-per-second=1"})
class ConversationFaultsTest {

    @MockitoSpyBean
    private MessageService messages;

    @MockitoSpyBean
    private ConversationService conversations;

    @MockitoSpyBean
    private Broadcaster broadcaster;

    @MockitoSpyBean
    private ReceiptService receipts;

    @MockitoSpyBean
    private DeliveryThreads threads;

    @Autowired
    private Clock clock;

    @Autowired
    private ArrangementService arrangements;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void aMessageIsShownAsSendingBeforeTheDatabaseIsAsked(Screens screens) {
        var databaseAnswers = new CountDownLatch(1);
        doAnswer(call -> {
                    databaseAnswers.await();
                    return call.callRealMethod();
                })
                .when(messages)
                .send(any(), any(), any(), any(NewMessage.class));
        var annas = new Talk(screens.open("chat/ben", anna));

        annas.sends("Hello");

        assertThat(annas.lastRow().status()).isEqualTo("sending");
        assertThat(annas.lastRow().tick()).isEqualTo("Sending");
        databaseAnswers.countDown();
        annas.eventuallyLastIs("sent", "Sent");
    }

    @Test
    void whoHasLeftWhenAMessageIsRefusedIsToldSo(Screens screens) {
        var databaseAnswers = new CountDownLatch(1);
        doAnswer(call -> {
                    databaseAnswers.await();
                    return call.callRealMethod();
                })
                .when(messages)
                .send(any(), any(), any(), any(NewMessage.class));
        var screen = screens.open("chat/ben", anna);
        new Talk(screen).sends(ClientMessageId.random(), "Hello", "987654321");

        screen.go("people");
        databaseAnswers.countDown();

        screen.eventually(() -> assertThat(notices(screen))
                .containsExactly("Message to Ben: Not sent: a file is not there any more. Please attach it again."));
    }

    @Test
    void aRefusedMessageSaysWhyAndCanBeSentAgainUnderTheSameName(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        for (var i = 1; i <= 60; i++) {
            annas.sends("message " + i);
        }
        screen.eventually(
                () -> assertThat(annas.rows()).extracting(Talk.Row::status).contains("failed"));
        assertThat(screen.text()).contains("Not sent: too many messages at once.");
        screen.eventually(
                () -> assertThat(annas.rows()).extracting(Talk.Row::status).doesNotContain("sending"));
        var refused = annas.rows().stream()
                .filter(row -> row.status().equals("failed"))
                .map(Talk.Row::text)
                .toList();

        screen.eventually(() -> {
            screen.pressFirst("Send again");
            assertThat(annas.rows())
                    .filteredOn(row -> row.text().equals(refused.getFirst()))
                    .extracting(Talk.Row::status)
                    .containsExactly("sent");
        });

        assertThat(messages.find(anna, ben, annas.nameOf(refused.getFirst()))).isPresent();
    }

    @Test
    void whoeverEditsTooMuchAtOnceIsToldSoAndNotThatAMessageWasNotSent(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.sends("Hello");
        annas.eventuallyLastIs("sent", "Sent");

        for (var i = 1; i <= 30; i++) {
            annas.saves(1, "Hello " + i);
        }

        screen.eventually(() -> assertThat(screen.all(Notification.class))
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice.getElement().getProperty("text"))
                        .startsWith("That was too much at once. Try again in ")));
    }

    @Test
    void aRefusedMessageIsNoDraftInTheList(Screens screens) {
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
        MessageRefusedException refusal = mock();
        when(refusal.reason()).thenReturn(MessageRefusedException.Reason.TOO_MANY_MESSAGES);
        when(refusal.retryAfter()).thenReturn(Duration.ofSeconds(1));
        doThrow(refusal).when(messages).send(any(), any(), any(), any(NewMessage.class));
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        var clientId = ClientMessageId.random();
        annas.types(clientId, "too much");
        screen.eventually(() -> assertThat(screen.text()).contains("Draft: too much"));

        annas.sends(clientId, "too much");

        screen.eventually(() -> assertThat(screen.text()).contains("Not sent").doesNotContain("Draft"));
    }

    @Test
    void anUnknownOutcomeIsTriedAgainUntilTheDatabaseAnswers(Screens screens) {
        doThrow(new QueryTimeoutException("frozen"))
                .doThrow(new QueryTimeoutException("frozen"))
                .doCallRealMethod()
                .when(messages)
                .send(any(), any(), any(), any(NewMessage.class));
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));

        annas.sends("Hello");

        annas.eventuallyLastIs("sent", "Sent");
        bens.eventuallyShows("Hello");
    }

    @Test
    void whatIsDiscardedIsNotSentWhenTheDatabaseAnswersAgain(Screens screens) {
        var waiting = new ConcurrentLinkedQueue<Runnable>();
        doAnswer(call -> waiting.add(call.getArgument(1))).when(threads).executeAfter(any(), any());
        var databaseAnswers = new CountDownLatch(1);
        doAnswer(call -> {
                    databaseAnswers.await();
                    throw new QueryTimeoutException("frozen");
                })
                .doCallRealMethod()
                .when(messages)
                .send(any(), any(), any(), any(NewMessage.class));
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.sends("given up");
        annas.sends("wanted");
        waiting.forEach(Runnable::run);
        screen.eventually(() -> assertThat(annas.rows())
                .filteredOn(row -> row.status().equals("failed"))
                .hasSize(2));

        screen.pressFirst("Discard");
        databaseAnswers.countDown();

        annas.eventuallyLastIs("sent", "Sent");
        annas.eventuallyShows("wanted");
    }

    @Test
    void aScreenWhoseHintsAreLostCatchesUpWithItsNextPoll(Screens screens) {
        doNothing().when(broadcaster).publish(anyInbox(), any());
        var screen = screens.open("chat/anna", ben);
        var bens = new Talk(screen);
        screen.eventually(() -> assertThat(screen.text()).contains("No conversations yet"));

        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"));
        assertThat(bens.rows()).isEmpty();
        screen.poll();

        bens.eventuallyShows("Hello");
        screen.eventually(() -> assertThat(screen.text()).contains("1 unread"));
    }

    @Test
    void aConfirmationThatCouldNotBeStoredIsAskedForAgain(Screens screens) {
        doThrow(new QueryTimeoutException("The database is away"))
                .doCallRealMethod()
                .when(receipts)
                .delivered(any(), any(), anyLong());
        var annas = new Talk(screens.open("chat/ben", anna));
        var screen = screens.open("people", ben);
        var bens = new Talk(screen);
        annas.sends("Hello");
        bens.browserConfirms();
        annas.eventuallyLastIs("sent", "Sent");

        screen.eventually(() -> {
            screen.poll();
            assertThat(screen.calls()).anyMatch(call -> call.contains("{ return true}"));
        });
        bens.browserConfirms();

        annas.eventuallyLastIs("delivered", "Delivered ");
    }

    @Test
    void hintsThatComeTwiceShowNothingTwice(Screens screens) {
        doAnswer(call -> {
                    call.callRealMethod();
                    return call.callRealMethod();
                })
                .when(broadcaster)
                .publish(anyInbox(), any());
        var annas = new Talk(screens.open("chat/ben", anna));
        var bens = new Talk(screens.open("chat/anna", ben));

        annas.sends("one");
        bens.eventuallyShows("one");
        bens.sends("two");

        annas.eventuallyShows("one", "two");
        bens.eventuallyShows("one", "two");
    }

    @Test
    void whatIsJustBeingStoredAsReadIsNotAskedForAgain(Screens screens) {
        var databaseAnswers = new CountDownLatch(1);
        doAnswer(call -> {
                    databaseAnswers.await();
                    return call.callRealMethod();
                })
                .when(receipts)
                .advance(any(), any(), any());
        write(anna, ben, "Hello");
        var screen = screens.open("chat/anna", ben);
        var bens = new Talk(screen);
        bens.looksAt(1);

        write(ben, anna, "from another device");

        bens.eventuallyShows("Hello", "from another device");
        assertThat(screen.calls()).noneMatch(call -> call.contains("inView"));
        databaseAnswers.countDown();
    }

    @Test
    void unreadConversationsAreCountedOnceThereWasTimeToRead(Screens screens, People people) {
        write(people.registered("carla"), ben, "Good morning");
        var waiting = whatWaitsForASecond();
        var screen = screens.open("people", ben);
        screen.eventually(() -> {
            assertThat(waiting).hasSize(1);
            assertThat(title(screen)).isEqualTo("(1) People");
        });
        startedBy(waiting.remove()).forEach(Runnable::run);

        write(anna, ben, "Hello");

        screen.eventually(() -> assertThat(screen.text()).contains("Hello"));
        assertThat(waiting).hasSize(1);
        assertThat(title(screen)).isEqualTo("(1) People");
        waiting.remove().run();
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(2) People"));
    }

    @Test
    void theRowOfTheOpenConversationFollowsOnceThereWasTimeToRead(Screens screens) {
        write(anna, ben, "Good morning");
        var waiting = whatWaitsForASecond();
        var screen = screens.open("chat/anna", ben);
        screen.eventually(() -> assertThat(waiting).hasSize(1));
        waiting.remove().run();

        write(anna, ben, "Hello");

        new Talk(screen).eventuallyShows("Good morning", "Hello");
        screen.eventually(() -> assertThat(waiting).hasSize(1));
        assertThat(screen.text()).contains("1 unread");
        waiting.remove().run();
        screen.eventually(() -> assertThat(screen.text()).contains("2 unread"));
    }

    @Test
    void thePollReadsTheWholeListAlsoWhileTheRowOfTheOpenConversationWaits(Screens screens, People people) {
        write(anna, ben, "Good morning");
        var waiting = whatWaitsForASecond();
        var isSilent = new AtomicBoolean();
        doAnswer(call -> isSilent.get() ? null : call.callRealMethod())
                .when(broadcaster)
                .publish(anyInbox(), any());
        var screen = screens.open("chat/anna", ben);
        screen.eventually(() -> assertThat(waiting).hasSize(1));
        isSilent.set(true);
        write(people.registered("carla"), ben, "Of this no hint came");
        isSilent.set(false);
        write(anna, ben, "Hello");
        screen.eventually(() -> assertThat(waiting).hasSize(2));

        screen.poll();

        screen.eventually(() -> assertThat(screen.text()).contains("Of this no hint came"));
    }

    @Test
    void theFirstMessageToSomebodyNewIsInTheListAtOnce(Screens screens) {
        whatWaitsForASecond();
        var screen = screens.open("chat/ben", anna);
        screen.eventually(() -> assertThat(screen.text()).contains("No conversations yet"));

        new Talk(screen).sends("Hello");

        screen.eventually(() -> assertThat(screen.text()).doesNotContain("No conversations yet"));
        assertThat(screen.all(ConversationRow.class)).hasSize(1);
    }

    @Test
    void aRowThatHasFollowedMeanwhileIsNotReadAgain(Screens screens, People people) {
        write(anna, ben, "Good morning");
        var waiting = whatWaitsForASecond();
        withoutPauses();
        var screen = screens.open("chat/anna", ben);
        screen.eventually(() -> assertThat(waiting).hasSize(1));
        waiting.remove().run();
        write(anna, ben, "Hello");
        screen.eventually(() -> assertThat(waiting).hasSize(1));
        write(people.registered("carla"), ben, "Of this a hint came");
        screen.eventually(() -> assertThat(screen.text()).contains("Of this a hint came", "2 unread"));

        assertThat(startedBy(waiting.remove())).isEmpty();
    }

    @Test
    void whatTheBrowserHoldsIsToldAgainUntilItIsStored(Screens screens) {
        doThrow(new QueryTimeoutException("The database is away"))
                .doCallRealMethod()
                .when(receipts)
                .advance(any(), any(), any());
        var annas = new Talk(screens.open("chat/ben", anna));
        var screen = screens.open("chat/anna", ben);
        var bens = new Talk(screen);
        annas.sends("Hello");
        bens.eventuallyShows("Hello");
        bens.looksAt(0);
        screen.eventually(() -> verify(receipts).advance(any(), any(), any()));

        screen.poll();
        bens.looksAt(0);

        annas.eventuallyLastIs("delivered", "Delivered ");
    }

    @Test
    void whatIsWrittenWhileTheEndIsOnItsWayIsShown(Screens screens, @Autowired HistoryImport history) {
        bensLongStory(history);
        messages.send(
                ben,
                anna,
                ClientMessageId.random(),
                new NewMessage(new MessageBody("answer"), List.of(), Optional.of(1L)));
        var pageArrives = new CountDownLatch(1);
        doAnswer(call -> late(call, pageArrives)).when(conversations).latest(any(), any());
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);
        annas.followsQuote();
        screen.eventually(() -> assertThat(annas.texts()).contains("message 1").doesNotContain("answer"));

        screen.press("Jump to latest");
        verify(conversations, timeout(10_000)).latest(any(), any());
        write(ben, anna, "meanwhile");
        screen.eventually(() -> assertThat(screen.text()).contains("Ben: meanwhile"));
        pageArrives.countDown();

        screen.eventually(() -> assertThat(annas.texts()).endsWith("answer", "meanwhile"));
    }

    @Test
    void whatIsChangedWhileItIsOnItsWayIsShownAsItIsNow(
            Screens screens, @Autowired HistoryImport history, @Autowired MessageChangeService changes) {
        bensLongStory(history);
        var pageArrives = new CountDownLatch(1);
        doAnswer(call -> late(call, pageArrives)).when(conversations).before(any(), any(), anyLong());
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);

        screen.press("Load earlier");
        verify(conversations, timeout(10_000)).before(any(), any(), anyLong());
        changes.edit(ben, conversations.between(ben, anna).orElseThrow(), 1, new MessageBody("Once upon a time"));
        write(ben, anna, "meanwhile");
        screen.eventually(() -> assertThat(annas.texts()).endsWith("meanwhile"));
        pageArrives.countDown();

        screen.eventually(() -> assertThat(annas.texts()).startsWith("Once upon a time", "message 2"));
    }

    @Test
    void aPageThatCouldNotBeReadIsToldAndCanBeAskedForAgain(Screens screens, @Autowired HistoryImport history) {
        bensLongStory(history);
        doThrow(new QueryTimeoutException("The database is away"))
                .doCallRealMethod()
                .when(conversations)
                .before(any(), any(), anyLong());
        var screen = screens.open("chat/ben", anna);
        var annas = new Talk(screen);

        screen.press("Load earlier");
        screen.eventually(() -> assertThat(notices(screen)).containsExactly("That did not work. Please try again."));
        screen.press("Load earlier");

        screen.eventually(() -> assertThat(annas.texts()).startsWith("message 1", "message 2"));
    }

    @Test
    void conversationsThatCouldNotBeReadAreToldAndCanBeAskedForAgain(Screens screens, People people) {
        for (var i = 1; i <= conversations.pageSize() + 1; i++) {
            write(people.registered("friend" + i), ben, "Hello");
        }
        doThrow(new QueryTimeoutException("The database is away"))
                .doCallRealMethod()
                .when(conversations)
                .listAfter(any(), any(), any());
        var screen = screens.open("people", ben);
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(conversations.pageSize()));

        screen.press("Show more");
        screen.eventually(() -> assertThat(notices(screen)).containsExactly("That did not work. Please try again."));
        screen.press("Show more");

        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(conversations.pageSize() + 1));
    }

    @Test
    void aConversationThatMovesFarBelowTheEndOfTheListLetsNoOtherBeMissed(Screens screens, People people) {
        var all = conversations.pageSize() + 5;
        var oldest = people.registered("friend1");
        write(oldest, ben, "Hello");
        for (var i = 2; i <= all; i++) {
            write(people.registered("friend" + i), ben, "Hello");
        }
        var screen = screens.open("people", ben);
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(conversations.pageSize()));

        arrangements.arrange(ben, conversations.between(ben, oldest).orElseThrow(), it -> it.withMarkedUnread(true));
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(conversations.pageSize() + 1));
        screen.press("Show more");

        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).hasSize(all));
    }

    private void bensLongStory(HistoryImport history) {
        var sent = clock.instant();
        history.write(
                anna,
                ben,
                IntStream.rangeClosed(1, 80)
                        .mapToObj(number -> new PastMessage(
                                ben, new MessageBody("message " + number), sent, Optional.of(sent), Optional.of(sent)))
                        .toList());
    }

    /** What was read before, once the latch lets it pass. */
    private static Object late(InvocationOnMock call, CountDownLatch latch) throws Throwable {
        var read = call.callRealMethod();
        latch.await();
        return read;
    }

    /** What is asked of other threads while this runs. */
    private List<Runnable> startedBy(Runnable task) {
        var here = Thread.currentThread();
        var started = new ArrayList<Runnable>();
        doAnswer(call -> Thread.currentThread() == here ? started.add(call.getArgument(0)) : call.callRealMethod())
                .when(threads)
                .execute(any());
        task.run();
        doCallRealMethod().when(threads).execute(any());
        return started;
    }

    /** Lets screens catch up as often as they are asked to. */
    private void withoutPauses() {
        doAnswer(call -> {
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .when(threads)
                .executeAfter(eq(Duration.ofMillis(200)), any());
    }

    private Queue<Runnable> whatWaitsForASecond() {
        var waiting = new ConcurrentLinkedQueue<Runnable>();
        doAnswer(call -> waiting.add(call.getArgument(1))).when(threads).executeAfter(eq(Duration.ofSeconds(1)), any());
        return waiting;
    }

    private static String title(Screen screen) {
        return screen.get(() -> UI.getCurrent().getInternals().getTitle());
    }

    private void write(UserId author, UserId recipient, String text) {
        messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }

    private static Topic<InboxEvent> anyInbox() {
        return any();
    }

    private static List<String> notices(Screen screen) {
        return screen.all(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text"))
                .toList();
    }
}
