package io.parley.api;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Lifetime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a program asks for with one frame. */
sealed interface Command {

    default Subject subject() {
        return Subject.NONE;
    }

    /** What the program holds of each conversation, by its revision. */
    record Hello(Map<ConversationId, Long> held) implements Command {}

    record Send(
            UserId to, ClientMessageId clientId, String body, List<AttachmentId> attachments, Optional<Long> replyTo)
            implements Command {

        @Override
        public Subject subject() {
            return Subject.of(clientId);
        }
    }

    /** A message is to be passed on. */
    record Forward(UserId to, ClientMessageId clientId, ConversationId conversation, long seq) implements Command {

        @Override
        public Subject subject() {
            return new Subject(clientId.toString(), conversation, seq);
        }
    }

    /** Something about one message of a conversation, or all up to it. */
    sealed interface AboutMessage extends Command {

        ConversationId conversation();

        long seq();

        @Override
        default Subject subject() {
            return Subject.of(conversation(), seq());
        }
    }

    /** Something about a conversation as a whole. */
    sealed interface AboutConversation extends Command {

        ConversationId conversation();

        @Override
        default Subject subject() {
            return Subject.of(conversation());
        }
    }

    /** The program holds everything up to this seq. */
    record Ack(ConversationId conversation, long seq) implements AboutMessage {}

    record Read(ConversationId conversation, long seq) implements AboutMessage {}

    /** Something is to become of a message that is stored. */
    sealed interface Change extends AboutMessage {}

    record Edit(ConversationId conversation, long seq, String body) implements Change {}

    record Delete(ConversationId conversation, long seq) implements Change {}

    /** The message is to be deleted for whoever says so alone. */
    record Hide(ConversationId conversation, long seq) implements Change {}

    record React(ConversationId conversation, long seq, Emoji emoji, boolean active) implements Change {}

    record Typing(ConversationId conversation, boolean active) implements AboutConversation {}

    /** Lets the other one of the conversation in, who has waited. */
    record Accept(ConversationId conversation) implements AboutConversation {}

    /** What is sent from now on is to be kept so long. */
    record Keep(ConversationId conversation, Lifetime lifetime) implements AboutConversation {}

    record PresenceOf(List<UserId> people) implements Command {}

    record Ping() implements Command {}
}
