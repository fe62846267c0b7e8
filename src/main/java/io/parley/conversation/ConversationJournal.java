package io.parley.conversation;

import io.parley.account.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what has changed in all conversations, for what is derived from them, such as an index.
 *
 * <p>It acts for nobody: what it tells may be shown to no person and no program that has not been checked against
 * {@link ConversationService}.
 */
@Service
public class ConversationJournal {

    /** The most messages that are told at once, without those that have changed for one person alone. */
    private static final int MAX_MESSAGES = 500;

    private final ConversationRepository conversations;
    private final MessageRepository messages;

    ConversationJournal(ConversationRepository conversations, MessageRepository messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /** At which revision a conversation stands, and who has part in it. */
    public record Stand(ConversationId id, long rev, Set<UserId> participants) {}

    /** The conversations that follow one in the order of their ids, so many at most. */
    @Transactional(readOnly = true)
    public List<Stand> after(long id, int limit) {
        return conversations.after(id, Limit.of(limit)).stream()
                .map(ConversationRepository.Row::toStand)
                .toList();
    }

    /**
     * What has changed in a conversation. A message that reads otherwise to its sender alone is there once for each text.
     *
     * @param upTo the revision up to which this is all
     */
    public record Changed(List<Message> messages, long upTo) {}

    /** The messages that are new or other than at a revision, up to another one or as many as are told at once. */
    @Transactional(readOnly = true)
    public Changed changed(ConversationId id, long after, long upTo) {
        var forBoth = messages.allChanged(id.value(), after, upTo, Limit.of(MAX_MESSAGES));
        var last = forBoth.size() < MAX_MESSAGES ? upTo : forBoth.getLast().rev();
        var alone = messages.allChangedAlone(id.value(), after, last);
        return new Changed(
                Stream.concat(forBoth.stream(), alone.stream())
                        .distinct()
                        .flatMap(MessageEntity::texts)
                        .toList(),
                last);
    }
}
