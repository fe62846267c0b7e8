package io.parley.conversation;

import io.parley.account.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down a conversation that took place before: for the demonstration, and for whoever comes from another chat.
 *
 * <p>{@link MessageService} takes the time from the clock, throttles, and tells every screen; none of this is right for
 * what is past. That it is another service keeps it so: nobody who sends can choose the time. What is written here is
 * what would have been written then, by the same rules of the same entity, journal and revisions included.
 */
@Service
public class HistoryImport {

    private final ConversationRepository conversations;
    private final Rows rows;

    HistoryImport(ConversationRepository conversations, Rows rows) {
        this.conversations = conversations;
        this.rows = rows;
    }

    /**
     * Writes all of a conversation, or nothing.
     *
     * @param history of these two alone, at least one message, in the order of the conversation, which must be that of the
     *     times too. Receipts reach everything before them, as they always do: a message is read at the latest when a later
     *     one of the same author is.
     * @throws IllegalArgumentException if the history is none of these two, or not in order
     * @throws IllegalStateException if the two have a conversation already
     */
    @Transactional(timeout = 3600)
    public ConversationId write(UserId one, UserId other, List<PastMessage> history) {
        check(one, other, history);
        var pair = Pair.of(one, other);
        if (conversations.findId(pair).isPresent()) {
            throw new IllegalStateException("These two have written to each other already: " + pair);
        }
        var conversation = conversations.saveAndFlush(
                new ConversationEntity(pair, micros(history.getFirst().sentAt())));
        var posted = new ArrayList<MessageEntity>();
        var moves = new ArrayList<ReceiptMoveEntity>();
        acts(one, other, history, conversation, posted::add, moves::addAll).stream()
                .sorted(Comparator.comparing(Act::at))
                .forEach(act -> act.deed().run());
        rows.insertMessages(posted);
        rows.insertMoves(moves);
        return conversation.id();
    }

    /** Something that happened, and when. */
    private record Act(Instant at, Runnable deed) {}

    /** Everything that happened, the sending before the receipts, so that at the same instant it stays before them. */
    private static List<Act> acts(
            UserId one,
            UserId other,
            List<PastMessage> history,
            ConversationEntity conversation,
            Consumer<MessageEntity> posted,
            Consumer<List<ReceiptMoveEntity>> moves) {
        var acts = new ArrayList<Act>();
        for (var message : history) {
            var at = micros(message.sentAt());
            acts.add(new Act(
                    at,
                    () -> posted.accept(
                            conversation.post(message.author(), ClientMessageId.random(), message.body(), at))));
        }
        for (var index = 0; index < history.size(); index++) {
            var message = history.get(index);
            var seq = index + 1L;
            var reader = message.author().equals(one) ? other : one;
            message.deliveredAt()
                    .map(HistoryImport::micros)
                    .ifPresent(at ->
                            acts.add(new Act(at, () -> moves.accept(conversation.advance(reader, seq, 0, at)))));
            message.readAt()
                    .map(HistoryImport::micros)
                    .ifPresent(at ->
                            acts.add(new Act(at, () -> moves.accept(conversation.advance(reader, 0, seq, at)))));
        }
        return acts;
    }

    private static void check(UserId one, UserId other, List<PastMessage> history) {
        if (history.isEmpty()) {
            throw new IllegalArgumentException("A conversation has at least one message");
        }
        var before = Instant.MIN;
        for (var message : history) {
            if (!message.author().equals(one) && !message.author().equals(other)) {
                throw new IllegalArgumentException("A message of somebody else: " + message.author());
            }
            if (message.sentAt().isBefore(before)) {
                throw new IllegalArgumentException("A message before the one that it follows, at " + message.sentAt());
            }
            before = message.sentAt();
        }
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
