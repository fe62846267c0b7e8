package io.parley.api;

import io.parley.conversation.ClientMessageId;
import java.util.Set;

/** What a client asks for on the socket of one conversation. */
sealed interface ChatCommand {

    record Say(ClientMessageId clientId, String text) implements ChatCommand {}

    record Ack(long messageId) implements ChatCommand {}

    record Read(long messageId) implements ChatCommand {}

    /** @throws BadFrameException if the text is no frame of this socket */
    static ChatCommand read(String text) {
        var fields = FrameFields.read(text);
        if (!fields.has("type")) {
            fields.allow(Set.of("message", "client_id"));
            var clientId = fields.has("client_id") ? CommandReader.clientId(fields) : ClientMessageId.random();
            return new Say(clientId, fields.text("message"));
        }
        return switch (fields.text("type")) {
            case "ack" -> new Ack(messageId(fields));
            case "read" -> new Read(messageId(fields));
            default ->
                throw new BadFrameException(FrameCode.UNKNOWN_TYPE, "There is no such type of frame", fields.subject());
        };
    }

    private static long messageId(FrameFields fields) {
        fields.allow(Set.of("type", "message_id"));
        return fields.id("message_id");
    }
}
