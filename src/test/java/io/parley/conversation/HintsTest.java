package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.InboxEvent.DraftChanged;
import io.parley.conversation.InboxEvent.Typing;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What people are told, and when. A mailbox keeps the order, so that a mark which a test publishes divides what was told
 * before from what is told after.
 */
class HintsTest extends ConversationTest {

    /** Told by the tests alone, as nobody types to himself. */
    private static final InboxEvent MARK = new Typing(new UserId(Long.MAX_VALUE), true);

    @Autowired
    private Broadcaster broadcaster;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<InboxEvent> toAnna = new CopyOnWriteArrayList<>();
    private final List<InboxEvent> toBen = new CopyOnWriteArrayList<>();
    private final List<InboxEvent> toMallory = new CopyOnWriteArrayList<>();

    @BeforeEach
    void subscribe() {
        subscriptions.add(broadcaster.subscribe(ConversationService.inbox(anna), toAnna::addAll));
        subscriptions.add(broadcaster.subscribe(ConversationService.inbox(ben), toBen::addAll));
        subscriptions.add(broadcaster.subscribe(ConversationService.inbox(mallory), toMallory::addAll));
    }

    @AfterEach
    void unsubscribe() {
        subscriptions.forEach(Subscription::close);
    }

    @Test
    void bothAreToldThatAMessageIsThereAndNobodyElse() {
        var id = send(anna, ben, "Hello").conversationId();

        told(toAnna, anna, new ConversationChanged(id, ben, 1));
        told(toBen, ben, new ConversationChanged(id, anna, 1));
        told(toMallory, mallory);
    }

    @Test
    void bothAreToldThatReceiptsHaveMoved() {
        var id = send(anna, ben, "Hello").conversationId();
        receipts.read(ben, id, 1);

        told(toAnna, anna, new ConversationChanged(id, ben, 1), new ConversationChanged(id, ben, 2));
        told(toBen, ben, new ConversationChanged(id, anna, 1), new ConversationChanged(id, anna, 2));
    }

    @Test
    void nobodyIsToldWhereNothingHasMoved() {
        var clientId = ClientMessageId.random();
        var id = messages.send(anna, ben, clientId, new MessageBody("Hello")).conversationId();
        receipts.read(ben, id, 1);
        mark(anna);

        receipts.read(ben, id, 1);
        receipts.delivered(ben, id, 1);
        messages.keepDraft(anna, ben, new Draft(clientId, "Hello"));
        messages.keepDraft(anna, ben, new Draft(clientId, ""));

        told(toAnna, anna, new ConversationChanged(id, ben, 1), new ConversationChanged(id, ben, 2), MARK);
    }

    @Test
    void whatIsSentAgainIsToldAgainBecauseTheFirstTimeMayHaveFailedAfterTheCommit() {
        var clientId = ClientMessageId.random();
        var id = messages.send(anna, ben, clientId, new MessageBody("Hello")).conversationId();

        messages.send(anna, ben, clientId, new MessageBody("Hello"));

        var hint = new ConversationChanged(id, anna, 1);
        told(toBen, ben, hint, hint);
    }

    @Test
    void nobodyIsToldBeforeTheCommit() {
        commits.beforeCommit(message -> mark(ben));

        var id = send(anna, ben, "Hello").conversationId();

        told(toBen, ben, MARK, new ConversationChanged(id, anna, 1));
    }

    @Test
    void nobodyIsToldOfWhatIsRolledBackAndNothingOfItIsStored() {
        messages.keepDraft(anna, ben, new Draft(ClientMessageId.random(), "Hello"));
        commits.beforeCommit(message -> {
            throw new IllegalStateException("The disk is full");
        });

        assertThatIllegalStateException().isThrownBy(() -> send(anna, ben, "Hello"));

        told(toAnna, anna, new DraftChanged(ben));
        told(toBen, ben);
        assertThat(count("message")).isZero();
        assertThat(count("conversation")).isZero();
        assertThat(count("participant")).isZero();
        assertThat(messages.draft(anna, ben)).isPresent();
    }

    @Test
    void theOtherTabsOfTheAuthorAreToldOfHisDraftAndNobodyElse() {
        var draft = new Draft(ClientMessageId.random(), "Hello");
        messages.keepDraft(anna, ben, draft);
        var id = messages.send(anna, ben, draft.clientId(), new MessageBody("Hello"))
                .conversationId();

        await().untilAsserted(() -> assertThat(toAnna)
                .containsExactlyInAnyOrder(
                        new DraftChanged(ben), new DraftChanged(ben), new ConversationChanged(id, ben, 1)));
        told(toBen, ben, new ConversationChanged(id, anna, 1));
    }

    @Test
    void thePeerAloneIsToldThatSomebodyTypes() {
        var id = send(anna, ben, "Hello").conversationId();

        messages.typing(anna, ben, true);
        messages.typing(anna, ben, false);

        told(toBen, ben, new ConversationChanged(id, anna, 1), new Typing(anna, true), new Typing(anna, false));
        told(toAnna, anna, new ConversationChanged(id, ben, 1));
    }

    @Test
    void nobodyIsToldThatAStrangerTypes() {
        messages.typing(mallory, ben, true);
        messages.typing(ben, ben, true);

        told(toBen, ben);
    }

    private void mark(UserId owner) {
        broadcaster.publish(ConversationService.inbox(owner), MARK);
    }

    private void told(List<InboxEvent> received, UserId owner, InboxEvent... expected) {
        var end = new Typing(new UserId(Long.MAX_VALUE - 1), false);
        broadcaster.publish(ConversationService.inbox(owner), end);
        await().until(() -> received.contains(end));
        var all = new ArrayList<>(List.of(expected));
        all.add(end);
        assertThat(received).containsExactlyElementsOf(all);
    }
}
