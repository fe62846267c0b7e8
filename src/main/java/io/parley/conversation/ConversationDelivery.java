package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.conversation.InboxEvent.ConversationChanged;
import io.parley.conversation.InboxEvent.Typing;
import io.parley.realtime.Broadcaster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells both people's inboxes what has been committed. */
@Component
class ConversationDelivery {

    private final Broadcaster broadcaster;

    ConversationDelivery(Broadcaster broadcaster) {
        this.broadcaster = broadcaster;
    }

    /** Told once the message is on the disk, which may be later than its commit: no screen shows it as sent before. */
    void stored(Message message, UserId recipient) {
        changed(message.conversationId(), message.senderId(), recipient, message.rev());
    }

    /** Told after the commit. */
    void advanced(ReceiptsAdvanced advanced) {
        changed(advanced.conversationId(), advanced.readerId(), advanced.peerId(), advanced.rev());
    }

    /** Told after the commit, to the one whose list it is. */
    void arranged(ConversationId id, UserId owner, UserId peer) {
        tell(owner, new InboxEvent.Arranged(id, peer));
    }

    /** Told after the commit, to the one who has deleted it for himself. */
    void hidden(ConversationId id, UserId owner, UserId peer, long seq) {
        tell(owner, new InboxEvent.MessageHidden(id, peer, seq));
    }

    @TransactionalEventListener
    void on(DraftChanged change) {
        tell(change.author(), new InboxEvent.DraftChanged(change.peer()));
    }

    /** Told at once: typing is never stored. */
    void typing(UserId author, UserId recipient, boolean active) {
        tell(recipient, new Typing(author, active));
    }

    /** Told after the commit. */
    void changed(ConversationId id, UserId one, UserId other, long rev) {
        changedFor(one, id, other, rev);
        if (!other.equals(one)) {
            changedFor(other, id, one, rev);
        }
    }

    /** Told after the commit, to one of the two. */
    void changedFor(UserId owner, ConversationId id, UserId peer, long rev) {
        tell(owner, new ConversationChanged(id, peer, rev));
    }

    private void tell(UserId owner, InboxEvent event) {
        broadcaster.publish(ConversationService.inbox(owner), event);
    }
}
