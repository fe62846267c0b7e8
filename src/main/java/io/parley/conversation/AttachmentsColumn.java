package io.parley.conversation;

import io.parley.attachment.Attachment;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.FileName;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The files of a message as they stand in its row: JSON, and null when there are none. */
@Converter
class AttachmentsColumn implements AttributeConverter<List<Attachment>, String> {

    private static final JsonMapper JSON = new JsonMapper();

    private record Stored(
            long id,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height) {

        static Stored of(Attachment attachment) {
            return new Stored(
                    attachment.id().value(),
                    attachment.name().text(),
                    attachment.mediaType(),
                    attachment.size(),
                    attachment.picture().map(Dimensions::width).orElse(null),
                    attachment.picture().map(Dimensions::height).orElse(null));
        }

        Attachment toAttachment() {
            return new Attachment(
                    new AttachmentId(id),
                    new FileName(name),
                    type,
                    size,
                    width == null || height == null ? Optional.empty() : Optional.of(new Dimensions(width, height)));
        }
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<Attachment> attachments) {
        return attachments == null || attachments.isEmpty()
                ? null
                : JSON.writeValueAsString(attachments.stream().map(Stored::of).toList());
    }

    @Override
    public List<Attachment> convertToEntityAttribute(@Nullable String json) {
        return json == null
                ? List.of()
                : List.of(JSON.readValue(json, Stored[].class)).stream()
                        .map(Stored::toAttachment)
                        .toList();
    }
}
