package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageSent;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What browsers are told while Parley is closed in them, with a push service of the test's own and its own time. */
@SpringBootTest
@ExtendWith(TestParameters.class)
class PushAlertsTest {

    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final PushProperties LOCAL = new PushProperties(DELAY, 100, "mailto:admin@example.org", true);

    @Autowired
    private WaitingAlerts waiting;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private ContactService contacts;

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private NotificationService notifications;

    @Autowired
    private MessageService messages;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private ArrangementService arrangements;

    @Autowired
    private PushSubscriptionRepository subscriptions;

    @Autowired
    private PushKeys keys;

    @Autowired
    private PushText text;

    @Autowired
    private NoticeLog decisions;

    @Autowired
    private TransactionTemplate transaction;

    private final MovableTime time = new MovableTime();
    private final LookedAt lookedAt = new LookedAt(time);
    private FakePushService service;
    private PushService push;
    private PushQueue queue;
    private PushAlerts alerts;
    private UserId anna;
    private UserId ben;

    @BeforeEach
    void bensBrowserIsTold(People people) throws IOException, GeneralSecurityException {
        anna = people.registered("anna");
        ben = people.registered("ben");
        service = new FakePushService();
        var guard = new EndpointGuard(LOCAL);
        push = new PushService(subscriptions, keys, guard, time);
        var own = new WaitingAlerts(LOCAL);
        queue = new PushQueue(own, new PushSender(guard, LOCAL), keys, subscriptions, decisions, transaction, time);
        alerts = new PushAlerts(
                own,
                conversations,
                contacts,
                availabilities,
                notifications,
                subscriptions,
                text,
                queue,
                lookedAt,
                decisions,
                time,
                LOCAL);
        subscribe("/phone", false);
    }

    @AfterEach
    void theServiceStops() {
        queue.destroy();
        service.close();
    }

    @Test
    void whatIsUnreadAfterTheDelayIsToldWithoutSayingWhat() {
        send("Lunch?");
        pass(DELAY.minusSeconds(1));
        pass(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
        assertThat(service.received()).singleElement().satisfies(received -> {
            assertThat(received.path()).isEqualTo("/phone");
            assertThat(received.lifetime()).isEqualTo("86400");
            assertThat(received.urgency()).isEqualTo("high");
            assertThat(received.told().path("title").asString()).isEqualTo("Parley");
            assertThat(received.told().path("text").asString()).isEqualTo("New message");
            assertThat(received.told().path("path").asString()).isEqualTo("chat/anna");
            assertThat(received.told().toString()).doesNotContain("Lunch");
            assertThat(received.key()).isEqualTo(push.publicKey());
            assertThat(received.claims().path("aud").asString()).isEqualTo(service.origin());
            assertThat(received.claims().path("sub").asString()).isEqualTo("mailto:admin@example.org");
            assertThat(Instant.ofEpochSecond(received.claims().path("exp").asLong()))
                    .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
        });
    }

    @Test
    void everyMessageThatIsStoredWaitsToBeTold() {
        var message = messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Lunch?"));
        assertThat(waiting.take(Instant.MAX, Integer.MAX_VALUE))
                .extracting(Alert::user, Alert::conversation, Alert::seq)
                .contains(tuple(ben, message.conversationId(), message.seq()));
    }

    @Test
    void beforeTheDelayNothingIsDecided() {
        send("Lunch?");
        pass(DELAY.minusSeconds(1));
        receiptOf(send("And dessert?"));
        pass(Duration.ofSeconds(1));
        assertThat(outcomes()).containsExactly(NoticeOutcome.READ);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void whatCameAfterAMessageThatIsReadWaitsItsOwnTime() {
        receiptOf(send("Lunch?"));
        var first = send("Are you there?");
        pass(Duration.ofSeconds(20));
        send("Hello?");
        receiptOf(first);
        pass(Duration.ofSeconds(29));
        assertThat(outcomes()).isEmpty();
        assertThat(service.received()).isEmpty();
        pass(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
    }

    @Test
    void itSoundsForWhomItMayAlone() {
        send("Lunch?");
        pass(DELAY);
        awaitArrived(1);
        notifications.change(ben, now -> new NoticeSettings(false, true, true));
        var second = send("Hello?");
        pass(DELAY);
        awaitArrived(2);
        assertThat(service.received())
                .extracting(one -> one.told().path("sound").asBoolean())
                .containsExactly(false, true);
        assertThat(service.received().getLast().told().path("seq").asLong()).isEqualTo(second.seq());
    }

    @Test
    void whoeverAllowsItReadsWhoWritesWhat() {
        subscribe("/phone", true);
        send("Lunch?");
        pass(DELAY);
        await().untilAsserted(() -> assertThat(service.received())
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.told().path("title").asString()).isEqualTo("Anna");
                    assertThat(received.told().path("text").asString()).isEqualTo("Lunch?");
                }));
    }

    @Test
    void onesOwnAnswerIsNotToldAsTheOthersWords() {
        subscribe("/phone", true);
        send("Lunch?");
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("I have eaten"));
        pass(DELAY);
        await().untilAsserted(() -> assertThat(service.received())
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.told().path("title").asString()).isEqualTo("Anna");
                    assertThat(received.told().path("text").asString()).isEqualTo("New message");
                }));
    }

    @Test
    void aLongTextIsCutWithoutTearingACharacter() {
        subscribe("/phone", true);
        send("🙂".repeat(4_000));
        pass(DELAY);
        await().untilAsserted(() -> assertThat(service.received())
                .singleElement()
                .satisfies(received ->
                        assertThat(received.told().path("text").asString()).isEqualTo("🙂".repeat(300) + "…")));
    }

    @Test
    void whatIsMutedArchivedOrLookedAtIsNotTold() {
        var conversation = send("One").conversationId();
        arrange(conversation, now -> now.withMutedUntil(Optional.of(Arrangement.FOR_EVER)));
        pass(DELAY);
        arrange(conversation, now -> now.withMutedUntil(Optional.empty()));
        send("Two");
        arrange(conversation, now -> now.withArchived(true));
        pass(DELAY);
        send("Three");
        pass(DELAY.minusSeconds(1));
        lookedAt.note(this, ben, Optional.of("chat/anna"));
        pass(Duration.ofSeconds(1));
        assertThat(outcomes()).containsExactly(NoticeOutcome.READING, NoticeOutcome.ARCHIVED, NoticeOutcome.MUTED);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void whoeverDoesNotWantToBeDisturbedIsNotTold() {
        availabilities.change(ben, Availability.Mode.DO_NOT_DISTURB, Optional.empty());
        send("Lunch?");
        pass(DELAY);
        assertThat(outcomes()).containsExactly(NoticeOutcome.DO_NOT_DISTURB);
        assertThat(service.received()).isEmpty();
    }

    @Test
    void aScreenThatIsSilentForLongIsNotLookedAt() {
        lookedAt.note(this, ben, Optional.of("chat/anna"));
        send("Lunch?");
        pass(LookedAt.SILENCE);
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
    }

    @Test
    void nothingIsToldOrKeptOfWhoeverIsBlocked() {
        send("Before");
        contacts.block(ben, anna);
        send("After");
        pass(DELAY);
        assertThat(outcomes()).isEmpty();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void nothingIsToldOrKeptOfAStrangerWhoWaits(@Autowired JdbcTemplate jdbc) {
        send("Let me in");
        jdbc.update("update participant set peer_waits = true, pending = true where user_id = ?", ben.value());
        pass(DELAY);
        send("Please");
        pass(DELAY);
        assertThat(outcomes()).isEmpty();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void whoeverHasTurnedNothingOnIsNotDecidedOn() {
        tell(messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Lunch?")), anna);
        pass(DELAY);
        assertThat(decisions.latest(anna)).isEmpty();
    }

    @Test
    void notesToOneselfAreNotTold() {
        tell(messages.send(ben, ben, ClientMessageId.random(), new MessageBody("Milk")), ben);
        pass(DELAY);
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void aSubscriptionThatIsGoneIsForgotten() {
        service.answer(410, null);
        send("Lunch?");
        pass(DELAY);
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.EXPIRED));
        assertThat(push.find(ben, service.subscription("/phone", false).endpoint()))
                .isEmpty();
    }

    @Test
    void aBrowserWithAKeyThatIsNoneIsForgotten() {
        transaction.executeWithoutResult(status ->
                push.unsubscribe(ben, service.subscription("/phone", false).endpoint()));
        var broken = PushServiceTest.browser(service.origin() + "/broken");
        transaction.executeWithoutResult(status -> push.subscribe(ben, broken));
        send("Lunch?");
        pass(DELAY);
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.EXPIRED));
        assertThat(push.find(ben, broken.endpoint())).isEmpty();
        assertThat(service.received()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        service.answer(413, null);
        send("Lunch?");
        pass(DELAY);
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.FAILED));
        pass(Duration.ofDays(1));
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void aServiceThatIsBusyIsAskedAgainWhenItWantsToBe() {
        service.answer(503, "120");
        send("Lunch?");
        pass(DELAY);
        awaitArrived(1);
        pass(Duration.ofSeconds(119));
        assertThat(service.received()).hasSize(1);
        service.answer(201, null);
        untilArrived(2, Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(outcomes()).containsExactly(NoticeOutcome.SENT));
    }

    @Test
    void whatIsReadMeanwhileIsNotTriedAgain() {
        service.answer(503, null);
        var message = send("Lunch?");
        pass(DELAY);
        awaitArrived(1);
        receiptOf(message);
        await().untilAsserted(() -> {
            pass(Duration.ofSeconds(30));
            assertThat(outcomes()).containsExactly(NoticeOutcome.READ);
        });
        assertThat(service.received()).hasSize(1);
    }

    @Test
    void aServiceThatNeverAnswersWellIsGivenUp() {
        service.answer(500, null);
        send("Lunch?");
        pass(DELAY);
        await().untilAsserted(() -> {
            pass(Duration.ofMinutes(10));
            assertThat(outcomes()).containsExactly(NoticeOutcome.FAILED);
        });
        assertThat(service.received()).hasSize(4);
    }

    @Test
    void onlyTheBrowserThatWasNotReachedIsToldAgain() {
        service.answer(503, null);
        send("Lunch?");
        pass(DELAY);
        awaitArrived(1);
        service.answer(201, null);
        subscribe("/laptop", false);
        untilArrived(2, Duration.ofSeconds(30));
        assertThat(service.received())
                .extracting(FakePushService.Received::path)
                .containsOnly("/phone");
    }

    private void subscribe(String path, boolean withText) {
        transaction.executeWithoutResult(status -> push.subscribe(ben, service.subscription(path, withText)));
    }

    private Message send(String body) {
        return tell(messages.send(anna, ben, ClientMessageId.random(), new MessageBody(body)), ben);
    }

    private Message tell(Message message, UserId recipient) {
        if (!contacts.hasBlocked(recipient, message.senderId())) {
            alerts.on(new MessageSent(message, recipient));
        }
        return message;
    }

    private void receiptOf(Message message) {
        receipts.read(ben, message.conversationId(), message.seq());
    }

    private void arrange(ConversationId conversation, UnaryOperator<Arrangement> change) {
        arrangements.arrange(ben, conversation, change::apply);
    }

    private void pass(Duration duration) {
        time.advance(duration);
        alerts.beat();
    }

    private void awaitArrived(int number) {
        await().untilAsserted(() -> assertThat(service.received()).hasSize(number));
    }

    private void untilArrived(int number, Duration pace) {
        await().untilAsserted(() -> {
            pass(pace);
            assertThat(service.received()).hasSize(number);
        });
    }

    private List<NoticeOutcome> outcomes() {
        return decisions.latest(ben).stream().map(NoticeDecision::outcome).toList();
    }
}
