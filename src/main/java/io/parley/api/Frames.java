package io.parley.api;

import io.parley.account.UserId;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.Message;
import io.parley.conversation.MessageMarks;
import io.parley.presence.Presence;
import java.time.Duration;
import java.util.Map;

/** Writes what the server says on a socket, as JSON and without reflection. */
final class Frames {

    /** The most bytes, in UTF-8, of a frame of a program. */
    static final int MAX_BYTES = 64 * 1024;

    static final String PONG = "{\"type\":\"pong\"}";

    private static final int USUAL_LENGTH = 256;
    private static final int LONGEST_ECHO = 64;

    private Frames() {}

    /** @param passedOver the revisions up to which nothing is told of some conversations */
    static String ready(UserId user, Map<ConversationId, Long> passedOver) {
        var frame = start("ready").append(",\"user_id\":").append(user.value()).append(",\"conversations\":{");
        passedOver.forEach((id, rev) -> frame.append('"')
                .append(id.value())
                .append("\":")
                .append(rev.longValue())
                .append(','));
        if (!passedOver.isEmpty()) {
            frame.setLength(frame.length() - 1);
        }
        return frame.append("}}").toString();
    }

    static String sent(Message message) {
        var frame = start("sent")
                .append(",\"client_id\":\"")
                .append(message.clientId().value())
                .append('"');
        return where(frame, message).append('}').toString();
    }

    static String message(Message message) {
        var frame = where(start("message"), message)
                .append(",\"sender_id\":")
                .append(message.senderId().value())
                .append(",\"client_id\":\"")
                .append(message.clientId().value())
                .append("\",\"body\":");
        JsonText.quote(frame, message.body().text());
        if (!message.marks().equals(MessageMarks.NONE)) {
            marks(frame, message.marks());
        }
        return attachments(frame, message).append('}').toString();
    }

    /** What most messages do not have is not there. */
    private static void marks(StringBuilder frame, MessageMarks marks) {
        marks.lifetime()
                .ifPresent(set -> frame.append(",\"lifetime_set\":\"")
                        .append(Json.word(set))
                        .append('"'));
        marks.replyTo().ifPresent(seq -> frame.append(",\"reply_to\":").append(seq));
        if (marks.forwarded()) {
            frame.append(",\"forwarded\":true");
        }
        marks.editedAt()
                .ifPresent(at ->
                        JsonText.time(frame.append(",\"edited_at\":\""), at).append('"'));
        if (marks.deleted()) {
            frame.append(",\"deleted\":true");
        }
        if (!marks.reactions().isEmpty()) {
            var separator = ",\"reactions\":[";
            for (var reaction : marks.reactions()) {
                frame.append(separator)
                        .append("{\"user_id\":")
                        .append(reaction.userId().value())
                        .append(",\"emoji\":");
                JsonText.quote(frame, reaction.emoji().text()).append('}');
                separator = ",";
            }
            frame.append(']');
        }
    }

    /** Appends the files of a message, if it has any. */
    static StringBuilder attachments(StringBuilder frame, Message message) {
        if (message.attachments().isEmpty()) {
            return frame;
        }
        frame.append(",\"attachments\":[");
        for (var attachment : message.attachments()) {
            frame.append("{\"id\":").append(attachment.id().value()).append(",\"name\":");
            JsonText.quote(frame, attachment.name().text()).append(",\"media_type\":");
            JsonText.quote(frame, attachment.mediaType()).append(",\"size\":").append(attachment.size());
            frame.append(",\"width\":")
                    .append(attachment.picture().map(Dimensions::width).orElse(null))
                    .append(",\"height\":")
                    .append(attachment.picture().map(Dimensions::height).orElse(null))
                    .append("},");
        }
        frame.setCharAt(frame.length() - 1, ']');
        return frame;
    }

    private static StringBuilder where(StringBuilder frame, Message message) {
        frame.append(",\"conversation\":")
                .append(message.conversationId().value())
                .append(",\"seq\":")
                .append(message.seq())
                .append(",\"rev\":")
                .append(message.rev())
                .append(",\"message_id\":")
                .append(message.id())
                .append(",\"sent_at\":\"");
        return JsonText.time(frame, message.sentAt()).append('"');
    }

    static String receipt(ConversationId id, long rev, UserId user, Reached reached) {
        return start("receipt")
                .append(",\"conversation\":")
                .append(id.value())
                .append(",\"rev\":")
                .append(rev)
                .append(",\"user_id\":")
                .append(user.value())
                .append(",\"delivered_up_to\":")
                .append(reached.deliveredUpTo())
                .append(",\"read_up_to\":")
                .append(reached.readUpTo())
                .append('}')
                .toString();
    }

    static String presence(UserId user, Presence presence) {
        var frame = start("presence").append(",\"user_id\":").append(user.value());
        frame.append(",\"state\":\"").append(state(presence)).append("\",\"last_seen\":");
        if (presence instanceof Presence.LastSeen(var at)) {
            JsonText.time(frame.append('"'), at).append('"');
        } else {
            frame.append("null");
        }
        return frame.append('}').toString();
    }

    static String state(Presence presence) {
        return switch (presence) {
            case Presence.Online online -> "online";
            case Presence.Away away -> "away";
            case Presence.DoNotDisturb undisturbed -> "do_not_disturb";
            case Presence.LastSeen lastSeen -> "offline";
            case Presence.Hidden hidden -> "offline";
            case Presence.NeverSeen never -> "offline";
        };
    }

    static String hidden(ConversationId id, long seq) {
        return start("hidden")
                .append(",\"conversation\":")
                .append(id.value())
                .append(",\"seq\":")
                .append(seq)
                .append('}')
                .toString();
    }

    /** @param isRequest whether the other waits to be let in */
    static String arrangement(ConversationId id, Arrangement arrangement, boolean isRequest) {
        var frame = start("arrangement")
                .append(",\"conversation\":")
                .append(id.value())
                .append(",\"pinned\":")
                .append(arrangement.pinned())
                .append(",\"archived\":")
                .append(arrangement.archived())
                .append(",\"muted_until\":");
        arrangement
                .mutedUntil()
                .ifPresentOrElse(
                        until -> JsonText.time(frame.append('"'), until).append('"'), () -> frame.append("null"));
        return frame.append(",\"marked_unread\":")
                .append(arrangement.markedUnread())
                .append(",\"request\":")
                .append(isRequest)
                .append('}')
                .toString();
    }

    /** That what is typed for a person has changed; typing changes it so often that what it is now is left to be asked for. */
    static String draft(UserId to) {
        return start("draft").append(",\"to\":").append(to.value()).append('}').toString();
    }

    static String typing(ConversationId id, UserId user, boolean active) {
        return start("typing")
                .append(",\"conversation\":")
                .append(id.value())
                .append(",\"user_id\":")
                .append(user.value())
                .append(",\"active\":")
                .append(active)
                .append('}')
                .toString();
    }

    static String error(FrameCode code, String detail, Subject subject) {
        return error(code, detail, subject, Duration.ZERO);
    }

    /** @param retryAfter zero where waiting does not help */
    static String error(FrameCode code, String detail, Subject subject, Duration retryAfter) {
        var frame = JsonText.quote(
                start("error").append(",\"code\":\"").append(code.word()).append("\",\"detail\":"), detail);
        if (subject.clientId() != null && subject.clientId().length() <= LONGEST_ECHO) {
            JsonText.quote(frame.append(",\"client_id\":"), subject.clientId());
        }
        if (subject.conversation() != null) {
            frame.append(",\"conversation\":").append(subject.conversation().value());
        }
        if (subject.seq() > 0) {
            frame.append(",\"seq\":").append(subject.seq());
        }
        if (retryAfter.isPositive()) {
            frame.append(",\"retry_after_ms\":").append(retryAfter.toMillis());
        }
        return frame.append('}').toString();
    }

    static StringBuilder start(String type) {
        return new StringBuilder(USUAL_LENGTH)
                .append("{\"type\":\"")
                .append(type)
                .append('"');
    }
}
