package io.parley.conversation;

import io.parley.account.UserProfile;
import java.util.Optional;

/**
 * All that a screen needs to show a conversation that is being opened, from one moment.
 *
 * @param id absent while nobody has written yet
 * @param rev everything up to this revision is in here; ask for the changes after it
 * @param readUpTo how far the viewer himself has read
 * @param firstUnread the seq before which the line "New messages" stands
 * @param markedUnread whether the viewer wanted to look at it again, which he does now
 * @param isRequest whether the peer waits to be let in by the viewer
 * @param lifetime how long what is sent now is kept
 * @param page around the first unread message where there is one, else the latest
 */
public record OpenedConversation(
        UserProfile peer,
        Optional<ConversationId> id,
        long rev,
        long lastSeq,
        long readUpTo,
        Optional<Long> firstUnread,
        boolean markedUnread,
        boolean isRequest,
        Lifetime lifetime,
        MessagePage page,
        Optional<Draft> draft) {}
