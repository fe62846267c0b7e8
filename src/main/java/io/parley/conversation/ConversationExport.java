package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Gives out a whole conversation, to be kept elsewhere: page by page, however long it is, and each page as the viewer sees it in the
 * moment in which it is read.
 */
@Service
public class ConversationExport {

    /** What a program that reads an export has to understand; raised when a field changes its meaning or goes. */
    static final int VERSION = 1;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What ends early must not look whole. */
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private final ConversationService conversations;
    private final AccountService accounts;
    private final Clock clock;

    ConversationExport(ConversationService conversations, AccountService accounts, Clock clock) {
        this.conversations = conversations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * All messages of a conversation by ascending seq, one page after another.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    public void pages(UserId viewer, ConversationId id, Consumer<MessagePage> reader) {
        MessagePage page;
        var seq = 0L;
        do {
            page = conversations.after(viewer, id, seq);
            reader.accept(page);
            // some messages may not be for the viewer, and a page passes over a stretch of them
            seq = page.messages().stream().mapToLong(Message::seq).reduce(seq + conversations.pageSize(), Math::max);
        } while (page.hasNewer());
    }

    /**
     * Writes it as one JSON object, as {@code docs/protocol.md} describes it.
     *
     * @throws NoSuchConversationException if the viewer has no part in it; then nothing is written
     */
    public void writeJson(UserId viewer, ConversationId id, OutputStream out) {
        var peer = conversations.peer(viewer, id);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", "parley-conversation");
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("exported_at", TIME.format(clock.instant()));
            json.writeNumberProperty("conversation", id.value());
            write(json, "viewer", viewer);
            write(json, "peer", peer);
            json.writeArrayPropertyStart("messages");
            pages(
                    viewer,
                    id,
                    page -> page.messages().forEach(message -> write(json, viewer, message, page.receipts())));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, String field, UserId person) {
        json.writeObjectPropertyStart(field);
        json.writeNumberProperty("id", person.value());
        accounts.profile(person).ifPresent(profile -> {
            json.writeStringProperty("username", profile.username().value());
            json.writeStringProperty("display_name", profile.displayName().value());
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, UserId viewer, Message message, Receipts receipts) {
        json.writeStartObject();
        json.writeNumberProperty("seq", message.seq());
        json.writeNumberProperty("message_id", message.id());
        json.writeNumberProperty("sender_id", message.senderId().value());
        json.writeStringProperty("sent_at", TIME.format(message.sentAt()));
        write(json, "edited_at", message.marks().editedAt());
        var ticked = Optional.of(message.seq()).filter(seq -> message.senderId().equals(viewer));
        write(json, "delivered_at", ticked.flatMap(receipts::deliveredAt));
        write(json, "read_at", ticked.flatMap(receipts::readAt));
        json.writeName("reply_to");
        message.marks().replyTo().ifPresentOrElse(json::writeNumber, json::writeNull);
        json.writeBooleanProperty("forwarded", message.marks().forwarded());
        json.writeName("lifetime_set");
        message.marks()
                .lifetime()
                .ifPresentOrElse(set -> json.writeString(set.name().toLowerCase(Locale.ROOT)), json::writeNull);
        json.writeBooleanProperty("deleted", message.marks().deleted());
        json.writeStringProperty("body", message.body().text());
        json.writeArrayPropertyStart("reactions");
        for (var reaction : message.marks().reactions()) {
            json.writeStartObject();
            json.writeNumberProperty("user_id", reaction.userId().value());
            json.writeStringProperty("emoji", reaction.emoji().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("attachments");
        message.attachments().forEach(attachment -> write(json, attachment));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Attachment attachment) {
        json.writeStartObject();
        json.writeNumberProperty("id", attachment.id().value());
        json.writeStringProperty("name", attachment.name().text());
        json.writeStringProperty("media_type", attachment.mediaType());
        json.writeNumberProperty("size", attachment.size());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String field, Optional<Instant> at) {
        json.writeName(field);
        at.map(TIME::format).ifPresentOrElse(json::writeString, json::writeNull);
    }
}
