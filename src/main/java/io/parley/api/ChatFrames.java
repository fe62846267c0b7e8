package io.parley.api;

import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.Message;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** Writes the frames of the socket of one conversation, as clients of the original application know them. */
final class ChatFrames {

    private ChatFrames() {}

    /** @param recipients how far whoever gets the message has come */
    static String message(Message message, Reached recipients) {
        var frame = JsonText.quote(Frames.start("message").append(",\"message\":"), text(message))
                .append(",\"sender_id\":")
                .append(message.senderId().value())
                .append(",\"message_id\":")
                .append(message.id())
                .append(",\"timestamp\":\"");
        var time = message.sentAt().atOffset(ZoneOffset.UTC);
        JsonText.digits(frame, time.getHour(), 2).append(':');
        JsonText.digits(frame, time.getMinute(), 2)
                .append("\",\"is_delivered\":")
                .append(message.seq() <= recipients.deliveredUpTo())
                .append(",\"is_read\":")
                .append(message.seq() <= recipients.readUpTo())
                .append(",\"seq\":")
                .append(message.seq())
                .append(",\"client_id\":\"")
                .append(message.clientId().value())
                .append("\",\"sent_at\":\"");
        JsonText.time(frame, message.sentAt()).append('"');
        return Frames.attachments(frame, message).append('}').toString();
    }

    /** Those clients know of no files: where there is no text, the names of the files stand in its place. */
    private static String text(Message message) {
        return message.body().isEmpty()
                ? message.attachments().stream()
                        .map(attachment -> attachment.name().text())
                        .collect(Collectors.joining(", "))
                : message.body().text();
    }

    /** What has become of a message that the client knows: another text, or nothing. */
    static String changed(Message message) {
        if (message.marks().deleted()) {
            return tick("deleted", message);
        }
        var frame = Frames.start("edited").append(",\"message_id\":").append(message.id());
        return JsonText.quote(frame.append(",\"message\":"), text(message))
                .append('}')
                .toString();
    }

    static String delivered(Message message) {
        return tick("delivered", message);
    }

    static String read(Message message) {
        return tick("read", message);
    }

    private static String tick(String type, Message message) {
        return Frames.start(type)
                .append(",\"message_id\":")
                .append(message.id())
                .append('}')
                .toString();
    }
}
