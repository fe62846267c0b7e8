package io.parley.api;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import java.util.List;
import java.util.Map;

/** What a program asks for with one frame. */
sealed interface Command {

    /** What the program holds of each conversation, by its revision. */
    record Hello(Map<ConversationId, Long> held) implements Command {}

    record Send(UserId to, ClientMessageId clientId, String body) implements Command {}

    /** The program holds everything up to this seq. */
    record Ack(ConversationId conversation, long seq) implements Command {}

    record Read(ConversationId conversation, long seq) implements Command {}

    record Typing(ConversationId conversation, boolean active) implements Command {}

    record PresenceOf(List<UserId> people) implements Command {}

    record Ping() implements Command {}
}
