package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A conversation as it stands in the list.
 *
 * @param lastStatus the tick of the last message, present when the viewer sent it
 * @param unread the messages of the peer that the viewer has not read
 * @param readUpTo how far the viewer has read
 * @param theirs how far the peer has come, as he shares it
 * @param isRequest whether the peer waits to be let in: then nothing counts as unread
 * @param lifetime how long what is sent now is kept
 * @param activeAt when the last message was sent
 */
public record ConversationSummary(
        ConversationId id,
        UserProfile peer,
        long rev,
        Message lastMessage,
        Optional<MessageStatus> lastStatus,
        long unread,
        long readUpTo,
        Optional<Draft> draft,
        Reached theirs,
        Arrangement arrangement,
        boolean isRequest,
        Lifetime lifetime,
        Instant activeAt) {

    /** The order of the list: what is pinned, then what was active last. */
    public static final Comparator<ConversationSummary> IN_ORDER =
            Comparator.comparing(ListPlace::of, ListPlace.IN_ORDER);

    /** Whether there is something here that the viewer has not read, or has marked so. */
    public boolean isUnread() {
        return unread > 0 || arrangement.markedUnread();
    }

    /**
     * The same after what has changed since.
     *
     * @param counted how many messages the viewer has not read then; empty if that is not known
     * @return empty unless that are plain new messages and receipts: what else means for the list, the database knows
     */
    Optional<ConversationSummary> after(ConversationChanges changes, OptionalLong counted, UserId viewer) {
        var last =
                changes.messages().isEmpty() ? lastMessage : changes.messages().getLast();
        var isPlain = !isRequest
                && !arrangement.archived()
                && !arrangement.markedUnread()
                && !peer.id().equals(viewer);
        var arePlain = changes.complete()
                && changes.hidden().isEmpty()
                && changes.lastSeq() == last.seq()
                && changes.messages().stream().allMatch(this::isPlainlyNew);
        var canBeCounted = counted.isPresent() || changes.readUpTo() == readUpTo;
        return isPlain && arePlain && canBeCounted
                ? Optional.of(with(changes, last, counted.orElseGet(() -> unread + newOfPeer(changes))))
                : Optional.empty();
    }

    private long newOfPeer(ConversationChanges changes) {
        return changes.messages().stream().filter(this::isOfPeer).count();
    }

    private boolean isPlainlyNew(Message message) {
        return message.seq() > lastMessage.seq() && message.isThere();
    }

    private ConversationSummary with(ConversationChanges changes, Message last, long unreadThen) {
        var receipts = changes.receipts();
        var status = last == lastMessage
                ? lastStatus.map(known -> known.orFurther(receipts.statusOf(last.seq())))
                : Optional.of(last).filter(message -> !isOfPeer(message)).map(own -> receipts.statusOf(own.seq()));
        return new ConversationSummary(
                id,
                peer,
                changes.rev(),
                last,
                status,
                unreadThen,
                changes.readUpTo(),
                draft.filter(kept -> !isSent(kept, changes)),
                new Reached(receipts.deliveredUpTo(), receipts.readUpTo()),
                arrangement,
                isRequest,
                lifetime,
                last == lastMessage ? activeAt : last.sentAt());
    }

    private boolean isSent(Draft kept, ConversationChanges changes) {
        return changes.messages().stream()
                .anyMatch(message -> !isOfPeer(message) && message.clientId().equals(kept.clientId()));
    }

    private boolean isOfPeer(Message message) {
        return message.senderId().equals(peer.id());
    }
}
