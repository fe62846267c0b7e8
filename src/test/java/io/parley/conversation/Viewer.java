package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.ReferenceTalk.Cursor;
import io.parley.conversation.ReferenceTalk.Letter;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Something that shows a conversation to one of its two people and keeps it equal to the database by hints: a screen or the
 * socket of a program, as far as its data is concerned.
 */
abstract class Viewer {

    final ConversationService conversations;
    final UserId person;
    final ConversationId id;
    final TreeMap<Long, Message> messages = new TreeMap<>();
    long rev;

    private final Broadcaster broadcaster;
    private final List<ConversationChanged> hints = new ArrayList<>();
    private Subscription subscription;

    private Viewer(
            ConversationService conversations, Broadcaster broadcaster, UserId person, ConversationId id, long now) {
        this.conversations = conversations;
        this.broadcaster = broadcaster;
        this.person = person;
        this.id = id;
        connect();
        catchUpTo(now);
    }

    private void connect() {
        subscription = broadcaster.subscribe(
                ConversationService.inbox(person),
                events -> events.stream()
                        .filter(ConversationChanged.class::isInstance)
                        .map(ConversationChanged.class::cast)
                        .forEach(hints::add));
    }

    /** Asks once for what came after the revision that is shown. */
    abstract void ask();

    /** Asks until it has come so far: what one node remembers may end where another has gone on. */
    void catchUpTo(long wanted) {
        while (rev < wanted) {
            var before = rev;
            ask();
            assertThat(rev).isGreaterThan(before);
        }
    }

    /** Asks until there is nothing more. */
    private void catchUp() {
        long before;
        do {
            before = rev;
            ask();
        } while (rev > before);
    }

    abstract void assertShows(Cursor mine, Cursor theirs);

    /** The last hint arrives, those before it and after it never do, and it arrives twice. */
    void takeHints() {
        for (var time = 0; time < 2 && !hints.isEmpty(); time++) {
            catchUpTo(hints.getLast().rev());
        }
        hints.clear();
    }

    void loseHints() {
        hints.clear();
    }

    void reconnect() {
        close();
        connect();
        catchUp();
    }

    void close() {
        subscription.close();
        hints.clear();
    }

    /** Whatever revision it shows, it shows exactly what was true then. */
    void assertIsTrueToItsRevision(ReferenceTalk talk) {
        var state = talk.at(rev);
        assertThat(messages.values()).extracting(Letter::of).isEqualTo(state.letters());
        assertShows(state.cursors().get(person), state.cursors().get(talk.peerOf(person)));
    }

    static Viewer screen(
            ConversationService conversations, Broadcaster broadcaster, UserId person, ConversationId id, long now) {
        return new Viewer(conversations, broadcaster, person, id, now) {

            private Receipts receipts;
            private long readUpTo;

            @Override
            void ask() {
                var changes = conversations.changesAfter(person, id, rev);
                assertThat(changes.complete()).isTrue();
                changes.messages().forEach(message -> messages.put(message.seq(), message));
                receipts = (receipts == null ? Receipts.NONE : receipts).merge(changes.receipts());
                readUpTo = changes.readUpTo();
                rev = changes.rev();
            }

            @Override
            void assertShows(Cursor mine, Cursor theirs) {
                assertThat(readUpTo).isEqualTo(mine.read());
                for (var message : messages.values()) {
                    if (message.senderId().equals(person)) {
                        assertThat(receipts.statusOf(message.seq()))
                                .isInstanceOf(
                                        message.seq() <= theirs.read()
                                                ? MessageStatus.Read.class
                                                : message.seq() <= theirs.delivered()
                                                        ? MessageStatus.Delivered.class
                                                        : MessageStatus.Sent.class);
                    }
                }
            }
        };
    }

    static Viewer program(
            ConversationService conversations, Broadcaster broadcaster, UserId person, ConversationId id, long now) {
        return new Viewer(conversations, broadcaster, person, id, now) {

            private Reached mine;
            private Reached theirs;

            @Override
            void ask() {
                ConversationNews news;
                do {
                    news = conversations.newsAfter(person, id, rev);
                    for (var message : news.messages()) {
                        assertThat(message.rev()).isGreaterThan(rev);
                        rev = message.rev();
                        messages.put(message.seq(), message);
                    }
                    rev = news.rev();
                } while (news.more());
                mine = news.mine();
                theirs = news.theirs();
            }

            @Override
            void assertShows(Cursor own, Cursor peers) {
                assertThat(mine).isEqualTo(new Reached(own.delivered(), own.read()));
                assertThat(theirs).isEqualTo(new Reached(peers.delivered(), peers.read()));
            }
        };
    }
}
