package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.realtime.Broadcaster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Anna changes about messages of before the block, while Ben has blocked her: she sees it, and he never does. */
class WithheldChangesTest extends ConversationTest {

    private static final Emoji THUMB = new Emoji("👍");
    private static final Emoji HEART = new Emoji("❤️");

    @Autowired
    private ContactService contacts;

    @Autowired
    private Broadcaster broadcaster;

    private ConversationId id;

    @BeforeEach
    void bothHaveWritten() {
        send(ben, anna, "Hello");
        send(anna, ben, "Hello yourself");
        id = conversations.between(anna, ben).orElseThrow();
    }

    @Test
    void whatABlockedPersonReactsWithSheSeesAloneAlsoAfterTheBlock() {
        contacts.block(ben, anna);

        var reacted = changes.react(anna, id, 1, THUMB, true);

        assertThat(reacted.rev()).isEqualTo(3);
        assertThat(reacted.marks().reactions()).containsExactly(new Reaction(anna, THUMB));
        for (var blocks : List.of(true, false)) {
            if (!blocks) {
                contacts.unblock(ben, anna);
            }
            assertThat(everywhere(anna, 1)).containsOnly(reacted).hasSize(7);
            assertThat(everywhere(ben, 1)).allSatisfy(message -> {
                assertThat(message.rev()).isEqualTo(1);
                assertThat(message.marks()).isEqualTo(MessageMarks.NONE);
            });
        }
    }

    @Test
    void whatABlockedPersonTakesBackIsGoneForHerAlone() {
        changes.react(anna, id, 1, THUMB, true);
        contacts.block(ben, anna);

        changes.react(anna, id, 1, THUMB, false);

        assertThat(everywhere(anna, 1)).allSatisfy(message -> {
            assertThat(message.rev()).isEqualTo(4);
            assertThat(message.marks().reactions()).isEmpty();
        });
        contacts.unblock(ben, anna);
        assertThat(everywhere(ben, 1)).allSatisfy(message -> {
            assertThat(message.rev()).isEqualTo(3);
            assertThat(message.marks().reactions()).containsExactly(new Reaction(anna, THUMB));
        });
    }

    @Test
    void whoReactsAnewAfterTheBlockShowsThatAndIsHeard() {
        changes.react(anna, id, 1, HEART, true);
        contacts.block(ben, anna);
        changes.react(anna, id, 1, HEART, false);
        changes.react(anna, id, 1, THUMB, true);
        contacts.unblock(ben, anna);
        var party = new Emoji("🎉");

        changes.react(anna, id, 1, party, true);
        assertThat(reactions(anna)).containsExactly(new Reaction(anna, THUMB), new Reaction(anna, party));
        assertThat(reactions(ben)).containsExactly(new Reaction(anna, party));

        changes.react(anna, id, 1, THUMB, true);
        assertThat(reactions(ben)).containsExactlyInAnyOrderElementsOf(reactions(anna));
    }

    @Test
    void whatABlockedPersonMakesOfHerMessageSheReadsAloneAlsoAfterTheBlock() {
        clock.advance(Duration.ofMinutes(1));
        contacts.block(ben, anna);

        var edited = changes.edit(anna, id, 2, new MessageBody("Hello, stranger"));

        assertThat(edited.rev()).isEqualTo(3);
        assertThat(edited.body().text()).isEqualTo("Hello, stranger");
        assertThat(edited.marks().editedAt()).contains(clock.instant());
        for (var blocks : List.of(true, false)) {
            if (!blocks) {
                contacts.unblock(ben, anna);
            }
            assertThat(everywhere(anna, 2)).containsOnly(edited).hasSize(8);
            assertThat(everywhere(ben, 2)).hasSize(8).allSatisfy(message -> {
                assertThat(message.rev()).isEqualTo(2);
                assertThat(message.body().text()).isEqualTo("Hello yourself");
                assertThat(message.marks()).isEqualTo(MessageMarks.NONE);
            });
            assertThat(wordings(anna)).containsExactly("Hello yourself", "Hello, stranger");
            assertThat(wordings(ben)).containsExactly("Hello yourself");
        }
    }

    @Test
    void whatIsEditedAfterTheBlockBothRead() {
        contacts.block(ben, anna);
        for (var text : List.of("a", "b")) {
            clock.advance(Duration.ofMinutes(1));
            changes.edit(anna, id, 2, new MessageBody(text));
        }
        contacts.unblock(ben, anna);
        changes.react(ben, id, 2, THUMB, true);
        assertThat(wordings(anna)).containsExactly("Hello yourself", "a", "b");

        clock.advance(Duration.ofMinutes(1));
        changes.edit(anna, id, 2, new MessageBody("c"));

        for (var person : List.of(anna, ben)) {
            assertThat(everywhere(person, 2)).allSatisfy(message -> {
                assertThat(message.rev()).isEqualTo(6);
                assertThat(message.body().text()).isEqualTo("c");
                assertThat(message.marks().editedAt()).contains(clock.instant());
            });
        }
        assertThat(wordings(anna)).containsExactly("Hello yourself", "a", "b", "c");
        assertThat(wordings(ben)).containsExactly("Hello yourself", "c");
    }

    @Test
    void theSameTextIsForBothWhenItIsSavedAgainAfterTheBlockAndNothingToTheOtherWhereHeHasIt() {
        contacts.block(ben, anna);
        changes.edit(anna, id, 2, new MessageBody("Hi"));
        var again = changes.edit(anna, id, 2, new MessageBody("Hi"));
        assertThat(again.rev()).as("changes nothing").isEqualTo(3);
        contacts.unblock(ben, anna);

        changes.edit(anna, id, 2, new MessageBody("Hello yourself"));
        assertThat(everywhere(ben, 2)).allMatch(message -> message.rev() == 2);
        assertThat(everywhere(anna, 2)).allSatisfy(message -> {
            assertThat(message.rev()).isEqualTo(4);
            assertThat(message.body().text()).isEqualTo("Hello yourself");
        });

        changes.edit(anna, id, 2, new MessageBody("Hi"));
        assertThat(everywhere(ben, 2))
                .extracting(message -> message.body().text())
                .containsOnly("Hi");
    }

    @Test
    void whatShePassesOnIsWhatSheReads(@Autowired ForwardService forwards) {
        contacts.block(ben, anna);
        changes.edit(anna, id, 2, new MessageBody("Hi"));

        var annas = forwards.forward(anna, id, 2, mallory, ClientMessageId.random());
        var bens = forwards.forward(ben, id, 2, mallory, ClientMessageId.random());

        assertThat(annas.body().text()).isEqualTo("Hi");
        assertThat(bens.body().text()).isEqualTo("Hello yourself");
    }

    @Test
    void sendingItAgainIsAnsweredByWhatSheReads() {
        var clientId = ClientMessageId.random();
        var sent = messages.send(anna, ben, clientId, new MessageBody("Well?"));
        contacts.block(ben, anna);

        var edited = changes.edit(anna, id, sent.seq(), new MessageBody("Well, well"));

        assertThat(messages.send(anna, ben, clientId, new MessageBody("Well?"))).isEqualTo(edited);
        assertThat(messages.find(anna, ben, clientId)).contains(edited);
    }

    @Test
    void openingAConversationTakesNoMoreStatements() {
        var before = sql.during(() -> open(anna, "ben")).size();
        contacts.block(ben, anna);
        changes.edit(anna, id, 2, new MessageBody("Hi"));
        changes.react(anna, id, 1, THUMB, true);

        assertThat(sql.during(() -> open(anna, "ben"))).hasSize(before);
        assertThat(sql.during(() -> open(ben, "anna"))).hasSize(before);
    }

    @Test
    void catchingUpTellsWhoeverItIsForAndHimAlone() {
        contacts.block(ben, anna);
        var before = conversations.newsAfter(ben, id, 0).rev();
        var reacted = changes.react(anna, id, 1, THUMB, true);

        try (var node = anotherNode()) {
            for (var service : List.of(conversations, node.getBean(ConversationService.class))) {
                assertThat(service.changesAfter(anna, id, before).messages()).containsExactly(reacted);
                assertThat(service.newsAfter(anna, id, before).messages()).containsExactly(reacted);
                assertThat(service.newsAfter(anna, id, reacted.rev()).messages())
                        .isEmpty();
                assertThat(service.changesAfter(ben, id, before).messages()).isEmpty();
                assertThat(service.newsAfter(ben, id, before).messages()).isEmpty();
                assertThat(service.newsAfter(ben, id, before).hidden()).isEmpty();
            }
            contacts.unblock(ben, anna);
            var answered = changes.react(ben, id, 1, HEART, true);
            for (var service : List.of(conversations, node.getBean(ConversationService.class))) {
                assertThat(service.changesAfter(ben, id, before).messages()).containsExactly(answered);
                assertThat(service.changesAfter(ben, id, answered.rev() - 1).messages())
                        .containsExactly(answered);
                assertThat(service.changesAfter(anna, id, answered.rev() - 1).messages())
                        .flatExtracting(message -> message.marks().reactions())
                        .containsExactly(new Reaction(anna, THUMB), new Reaction(ben, HEART));
            }
        }
        assertThat(reactions(ben)).containsExactly(new Reaction(ben, HEART));
    }

    @Test
    void theBlockedPersonsScreensAreToldAndNobodyElses() {
        contacts.block(ben, anna);
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        var bens = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll);
                var other = broadcaster.subscribe(ConversationService.inbox(ben), bens::addAll)) {
            changes.react(anna, id, 1, THUMB, true);
            contacts.unblock(ben, anna);
            changes.react(anna, id, 2, THUMB, true);

            await().untilAsserted(() -> {
                assertThat(annas).contains(new ConversationChanged(id, ben, 3), new ConversationChanged(id, ben, 4));
                assertThat(bens).contains(new ConversationChanged(id, anna, 4));
            });
            assertThat(bens).doesNotContain(new ConversationChanged(id, anna, 3));
        }
    }

    @Test
    void nothingElseMovesForEither() {
        receipts.read(ben, id, 2);
        var shown = conversations.list(ben);
        contacts.block(ben, anna);
        changes.react(anna, id, 1, THUMB, true);
        changes.react(anna, id, 1, THUMB, true);

        assertThat(conversations.newsAfter(anna, id, 0).rev())
                .as("the second time changes nothing")
                .isEqualTo(4);
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(conversations.list(ben).getFirst().lastMessage())
                .isEqualTo(shown.getFirst().lastMessage());
        assertThat(conversations.list(ben).getFirst().activeAt())
                .isEqualTo(shown.getFirst().activeAt());
        assertThat(count("receipt_journal")).isEqualTo(1);
    }

    @Test
    void eachOfTheTwoMayHaveBeenBlockedOnce() {
        contacts.block(ben, anna);
        changes.react(anna, id, 1, THUMB, true);
        contacts.unblock(ben, anna);
        contacts.block(anna, ben);
        var bens = changes.react(ben, id, 1, HEART, true);
        contacts.unblock(anna, ben);

        assertThat(reactions(anna)).containsExactly(new Reaction(anna, THUMB));
        assertThat(reactions(ben)).containsExactly(new Reaction(ben, HEART));
        assertThat(conversations.newsAfter(anna, id, bens.rev() - 1).messages()).isEmpty();
        assertThat(conversations.newsAfter(ben, id, bens.rev() - 1).messages()).containsExactly(bens);
    }

    @Test
    void whatIsDeletedOrHiddenIsGoneWithWhatWasWithheldOfIt() {
        contacts.block(ben, anna);
        changes.react(anna, id, 1, THUMB, true);
        changes.react(anna, id, 2, THUMB, true);
        changes.edit(anna, id, 2, new MessageBody("secret"));

        changes.hide(anna, id, 1);
        changes.delete(anna, id, 2);

        assertThat(conversations.changesAfter(anna, id, 1).hidden()).containsExactly(1L);
        for (var person : List.of(anna, ben)) {
            assertThat(conversations.latest(person, id).messages().getLast().marks())
                    .isEqualTo(MessageMarks.DELETED);
        }
        assertThat(jdbc.queryForObject("select count(own_body) from message", Long.class))
                .isZero();
        assertThat(count("message_version")).isZero();
        assertThatExceptionOfType(MessageChangeRefusedException.class)
                .isThrownBy(() -> changes.react(anna, id, 1, HEART, true));
    }

    @Test
    void whoMissedManyOfThemIsToldEachOnceInTheOrderInWhichTheyChanged() {
        var many = StoredChanges.MAX_NEWS + 20;
        sendMany(anna, ben, many);
        contacts.block(ben, anna);
        for (var seq = many; seq > 0; seq -= 5) {
            changes.react(anna, id, seq, THUMB, true);
        }

        try (var node = anotherNode()) {
            for (var viewer : List.of(anna, ben)) {
                var service = node.getBean(ConversationService.class);
                var shown = new HashMap<Long, Message>();
                var revs = new ArrayList<Long>();
                ConversationNews news;
                var rev = 0L;
                do {
                    news = service.newsAfter(viewer, id, rev);
                    assertThat(news.messages()).hasSizeLessThanOrEqualTo(StoredChanges.MAX_NEWS);
                    news.messages().forEach(message -> shown.put(message.seq(), message));
                    news.messages().forEach(message -> revs.add(message.rev()));
                    rev = news.rev();
                } while (news.more());

                assertThat(revs).isSorted().doesNotHaveDuplicates().hasSize(many + 2);
                assertThat(service.messagesAt(viewer, id, shown.keySet()))
                        .containsExactlyInAnyOrderElementsOf(shown.values());
            }
        }
    }

    @Test
    void ofAReactionAndABlockInTheSameMomentItIsCertainWhichWasFirst() throws Exception {
        atOnce(2, index -> () -> {
            if (index == 0) {
                contacts.block(ben, anna);
            } else {
                changes.react(anna, id, 1, THUMB, true);
            }
            return true;
        });

        assertThat(reactions(anna)).containsExactly(new Reaction(anna, THUMB));
        var isWithheld = count("own_change") == 1;
        assertThat(reactions(ben)).hasSize(isWithheld ? 0 : 1);
    }

    private List<String> wordings(UserId viewer) {
        return history.versions(viewer, id, 2).stream()
                .map(version -> version.body().text())
                .toList();
    }

    private List<Reaction> reactions(UserId viewer) {
        return conversations.latest(viewer, id).messages().getFirst().marks().reactions();
    }

    /** A message as a person finds it wherever messages are read. */
    private List<Message> everywhere(UserId viewer, long seq) {
        var found = new ArrayList<Message>();
        found.addAll(open(viewer, viewer.equals(anna) ? "ben" : "anna").page().messages());
        found.addAll(conversations.latest(viewer, id).messages());
        found.addAll(conversations.messagesAt(viewer, id, List.of(seq)));
        found.addAll(conversations.messages(viewer, List.of(found.getLast().id())));
        found.add(conversations.list(viewer).getFirst().lastMessage());
        found.addAll(conversations.changesAfter(viewer, id, 0).messages());
        found.addAll(conversations.newsAfter(viewer, id, 0).messages());
        try (var node = anotherNode()) {
            found.addAll(node.getBean(ConversationService.class)
                    .newsAfter(viewer, id, 0)
                    .messages());
        }
        return found.stream().filter(message -> message.seq() == seq).toList();
    }
}
