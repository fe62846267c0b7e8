package io.parley.api;

import static io.parley.api.FrameCode.INVALID_VALUE;
import static io.parley.api.FrameCode.UNKNOWN_TYPE;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Lifetime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the frames of the account-wide socket. */
final class CommandReader {

    /** The most people whose presence is asked for at once. */
    static final int MOST_PEOPLE = 200;

    private static final Set<String> HELLO = Set.of("type", "conversations");
    private static final Set<String> SEND = Set.of("type", "to", "client_id", "body", "attachments", "reply_to");
    private static final Set<String> FORWARD = Set.of("type", "to", "client_id", "conversation", "seq");
    private static final Set<String> RECEIPT = Set.of("type", "conversation", "seq");
    private static final Set<String> EDIT = Set.of("type", "conversation", "seq", "body");
    private static final Set<String> REACT = Set.of("type", "conversation", "seq", "emoji", "active");
    private static final Set<String> TYPING = Set.of("type", "conversation", "active");
    private static final Set<String> ACCEPT = Set.of("type", "conversation");
    private static final Set<String> LIFETIME = Set.of("type", "conversation", "lifetime");
    private static final Set<String> PRESENCE = Set.of("type", "of");
    private static final Set<String> PING = Set.of("type");

    private CommandReader() {}

    /** @throws BadFrameException if the text is no frame of the protocol */
    static Command read(String text) {
        var fields = FrameFields.read(text);
        return switch (fields.text("type")) {
            case "hello" -> hello(fields);
            case "send" -> send(fields);
            case "forward" -> {
                fields.allow(FORWARD);
                yield new Command.Forward(
                        new UserId(fields.id("to")), clientId(fields), conversation(fields), fields.number("seq"));
            }
            case "ack" -> {
                fields.allow(RECEIPT);
                yield new Command.Ack(conversation(fields), fields.number("seq"));
            }
            case "read" -> {
                fields.allow(RECEIPT);
                yield new Command.Read(conversation(fields), fields.number("seq"));
            }
            case "edit" -> {
                fields.allow(EDIT);
                yield new Command.Edit(conversation(fields), fields.number("seq"), fields.text("body"));
            }
            case "delete" -> {
                fields.allow(RECEIPT);
                yield new Command.Delete(conversation(fields), fields.number("seq"));
            }
            case "hide" -> {
                fields.allow(RECEIPT);
                yield new Command.Hide(conversation(fields), fields.number("seq"));
            }
            case "react" -> react(fields);
            case "typing" -> {
                fields.allow(TYPING);
                yield new Command.Typing(conversation(fields), fields.truth("active", true));
            }
            case "accept" -> {
                fields.allow(ACCEPT);
                yield new Command.Accept(conversation(fields));
            }
            case "lifetime" -> keep(fields);
            case "presence" -> presence(fields);
            case "ping" -> {
                fields.allow(PING);
                yield new Command.Ping();
            }
            default -> throw new BadFrameException(UNKNOWN_TYPE, "There is no such type of frame", fields.subject());
        };
    }

    private static Command hello(FrameFields fields) {
        fields.allow(HELLO);
        var held = new LinkedHashMap<ConversationId, Long>();
        fields.revisions("conversations").forEach((id, rev) -> held.put(new ConversationId(id), rev));
        return new Command.Hello(held);
    }

    private static Command send(FrameFields fields) {
        fields.allow(SEND);
        var to = new UserId(fields.id("to"));
        var clientId = clientId(fields);
        var attachments = attachments(fields);
        var body = attachments.isEmpty() || fields.has("body") ? fields.text("body") : "";
        var replyTo = fields.has("reply_to") ? Optional.of(fields.number("reply_to")) : Optional.<Long>empty();
        return new Command.Send(to, clientId, body, attachments, replyTo);
    }

    private static List<AttachmentId> attachments(FrameFields fields) {
        try {
            return fields.has("attachments")
                    ? fields.numbers("attachments").stream()
                            .map(AttachmentId::new)
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IllegalArgumentException e) {
            throw new BadFrameException(INVALID_VALUE, "attachments has to be the ids of files", fields.subject());
        }
    }

    private static Command react(FrameFields fields) {
        fields.allow(REACT);
        try {
            return new Command.React(
                    conversation(fields),
                    fields.number("seq"),
                    new Emoji(fields.text("emoji")),
                    fields.truth("active", true));
        } catch (IllegalArgumentException e) {
            throw new BadFrameException(INVALID_VALUE, "emoji has to be one emoji", fields.subject());
        }
    }

    private static Command keep(FrameFields fields) {
        fields.allow(LIFETIME);
        var lifetime = Json.constant(Lifetime.class, fields.text("lifetime"))
                .orElseThrow(() -> new BadFrameException(
                        INVALID_VALUE, "lifetime has to be for_good, day, week or month", fields.subject()));
        return new Command.Keep(conversation(fields), lifetime);
    }

    private static Command presence(FrameFields fields) {
        fields.allow(PRESENCE);
        List<UserId> people;
        try {
            people = fields.numbers("of").stream().map(UserId::new).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new BadFrameException(INVALID_VALUE, "of has to be the ids of people", fields.subject());
        }
        if (people.size() > MOST_PEOPLE) {
            throw new BadFrameException(
                    INVALID_VALUE, "of has to be at most " + MOST_PEOPLE + " people", fields.subject());
        }
        return new Command.PresenceOf(people);
    }

    private static ConversationId conversation(FrameFields fields) {
        return new ConversationId(fields.id("conversation"));
    }

    static ClientMessageId clientId(FrameFields fields) {
        try {
            return ClientMessageId.of(fields.text("client_id"));
        } catch (IllegalArgumentException e) {
            throw new BadFrameException(INVALID_VALUE, "client_id has to be a UUID", fields.subject());
        }
    }
}
