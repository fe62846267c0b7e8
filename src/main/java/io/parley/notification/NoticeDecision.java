package io.parley.notification;

import io.parley.conversation.ConversationId;
import java.time.Instant;

/**
 * Why a person was told of a message, or not.
 *
 * @param seq of the newest message that it was about
 */
public record NoticeDecision(
        ConversationId conversation, long seq, NoticeChannel channel, NoticeOutcome outcome, Instant at) {}
