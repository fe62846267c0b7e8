package io.parley.attachment;

import io.parley.account.UserId;
import io.parley.attachment.Attachment.Dimensions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of somebody. There is a row before there is a content and for as long as there may be one, so that no content is ever
 * forgotten: what {@code expiresAt} has passed is deleted, first the content, then the row.
 */
@Entity
@Table(name = "attachment")
class AttachmentEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    /** Who has uploaded it; once he has deleted its message for himself, the other. */
    private long ownerId;

    /** Who has got it, with a message; the owner once more where nobody else has it. */
    @Column
    private @Nullable Long peerId;

    @Column
    private String fileKey;

    @Column
    private String name;

    @Column
    private String mediaType;

    @Column
    private long byteCount;

    @Column
    private @Nullable Integer width;

    @Column
    private @Nullable Integer height;

    /** The media type of the small picture. */
    @Column
    private @Nullable String smallType;

    /** Whether its content is all there. */
    private boolean stored;

    /** When it is deleted; null while a message carries it. */
    @Column
    private @Nullable Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected AttachmentEntity() {}

    @SuppressWarnings("NullAway.Init")
    AttachmentEntity(UserId owner, String fileKey, FileName name, Content content, Instant expiresAt) {
        this.ownerId = owner.value();
        this.fileKey = fileKey;
        this.name = name.text();
        this.mediaType = content.mediaType();
        this.byteCount = content.size();
        this.width = content.picture().map(Dimensions::width).orElse(null);
        this.height = content.picture().map(Dimensions::height).orElse(null);
        this.smallType = content.smallType().orElse(null);
        this.expiresAt = expiresAt;
    }

    /** What is known of a content before it is kept. */
    record Content(String mediaType, long size, Optional<Dimensions> picture, Optional<String> smallType) {}

    Attachment toAttachment() {
        return new Attachment(
                new AttachmentId(id),
                new FileName(name),
                mediaType,
                byteCount,
                width == null || height == null ? Optional.empty() : Optional.of(new Dimensions(width, height)));
    }

    Content content() {
        return new Content(mediaType, byteCount, toAttachment().picture(), smallType());
    }

    AttachmentId id() {
        return new AttachmentId(id);
    }

    String fileKey() {
        return fileKey;
    }

    /** The key of the small picture, whether there is one or not. */
    String smallKey() {
        return fileKey + ".small";
    }

    Optional<String> smallType() {
        return Optional.ofNullable(smallType);
    }
}
