package io.parley.conversation;

import io.parley.account.UserProfile;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as it stands in the list.
 *
 * @param lastStatus the tick of the last message, present when the viewer sent it
 * @param unread the messages of the peer that the viewer has not read
 * @param theirs how far the peer has come, as he shares it
 * @param activeAt when the last message was sent, by which the list is ordered, newest first, then by falling id
 */
public record ConversationSummary(
        ConversationId id,
        UserProfile peer,
        long rev,
        Message lastMessage,
        Optional<MessageStatus> lastStatus,
        long unread,
        Optional<Draft> draft,
        Reached theirs,
        Instant activeAt) {}
