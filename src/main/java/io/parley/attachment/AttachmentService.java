package io.parley.attachment;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentEntity.Content;
import io.parley.attachment.AttachmentRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StreamUtils;

/** Takes in the files of people, and gives them to whom they belong: their owner, and whom he has sent them to. */
@Service
public class AttachmentService {

    private static final Logger log = LoggerFactory.getLogger(AttachmentService.class);

    private static final int KEY_BYTES = 16;

    private final AttachmentRepository attachments;
    private final AttachmentStore store;
    private final MediaTypes mediaTypes;
    private final Pictures pictures;
    private final UploadLimits limits;
    private final AttachmentProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AttachmentService(
            AttachmentRepository attachments,
            AttachmentStore store,
            MediaTypes mediaTypes,
            Pictures pictures,
            UploadLimits limits,
            AttachmentProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.attachments = attachments;
        this.store = store;
        this.mediaTypes = mediaTypes;
        this.pictures = pictures;
        this.limits = limits;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** How large a file may be. */
    public FileLimits fileLimits() {
        return properties.limits();
    }

    /**
     * Takes in a file, outside any transaction; on return it is on the disk, to be sent within a day.
     *
     * @param name as it came, from anybody
     * @param content read to its end, or one byte beyond {@link #fileLimits}
     * @throws AttachmentRefusedException if it is not taken
     * @throws IOException if it could not be read or not be kept
     */
    public Attachment upload(UserId owner, String name, InputStream content) throws IOException {
        limits.spend(owner);
        if (!store.hasRoom()) {
            log.warn("A file was refused, because the disk has no more room for files (parley.attachment.reserve)");
            throw new AttachmentRefusedException(Reason.NO_ROOM);
        }
        var file = Files.createTempFile("parley-upload", null);
        try {
            return keep(owner, new FileName(name), receive(content, file));
        } finally {
            Files.delete(file);
        }
    }

    private Path receive(InputStream content, Path file) throws IOException {
        var most = fileLimits().bytes();
        long size;
        try (var output = Files.newOutputStream(file)) {
            size = StreamUtils.copyRange(content, output, 0, most);
        }
        if (size == 0) {
            throw new AttachmentRefusedException(Reason.EMPTY);
        }
        if (size > most) {
            throw new AttachmentRefusedException(Reason.TOO_LARGE);
        }
        return file;
    }

    private Attachment keep(UserId owner, FileName name, Path file) throws IOException {
        var mediaType = mediaTypes.of(file, name);
        var picture = pictures.draw(file, mediaType);
        if (picture.isEmpty()) {
            Metadata.takeOut(file);
            var content = new Content(mediaType, Files.size(file), Optional.empty(), Optional.empty());
            var begun = begin(owner, name, content);
            try (var input = Files.newInputStream(file)) {
                store.put(begun.fileKey(), input);
            }
            return finish(begun);
        }
        var drawn = picture.get();
        var begun = begin(
                owner,
                drawn.mediaType().equals(mediaType)
                        ? name
                        : name.withEnding(drawn.mediaType().equals(Pictures.PNG) ? "png" : "jpg"),
                new Content(
                        drawn.mediaType(),
                        drawn.content().length,
                        Optional.of(drawn.dimensions()),
                        Optional.of(drawn.smallType())));
        store.put(begun.fileKey(), new ByteArrayInputStream(drawn.content()));
        store.put(begun.smallKey(), new ByteArrayInputStream(drawn.small()));
        return finish(begun);
    }

    private AttachmentEntity begin(UserId owner, FileName name, Content content) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return attachments.save(new AttachmentEntity(
                owner, HexFormat.of().formatHex(key), name, content, now().plus(properties.keepUnsent())));
    }

    private Attachment finish(AttachmentEntity begun) {
        transaction.executeWithoutResult(status -> attachments.stored(begun.id().value()));
        return begun.toAttachment();
    }

    /**
     * Makes files of the viewer's own out of some that he has, outside any transaction; on return they are on the disk, to be
     * sent within a day, and stay whatever becomes of the others.
     *
     * @return in the order asked for; what the viewer does not have is left out
     * @throws AttachmentRefusedException if these are too many
     * @throws IOException if one could not be read or not be kept
     */
    public List<Attachment> copy(UserId viewer, List<AttachmentId> ids) throws IOException {
        var copies = new ArrayList<Attachment>();
        for (var id : ids) {
            var found = attachments.find(viewer.value(), id.value(), now());
            if (found.isPresent()) {
                limits.spend(viewer);
                copies.add(copy(viewer, found.get()));
            }
        }
        return copies;
    }

    private Attachment copy(UserId owner, AttachmentEntity original) throws IOException {
        var begun = begin(owner, original.toAttachment().name(), original.content());
        try (var input = store.get(original.fileKey()).getInputStream()) {
            store.put(begun.fileKey(), input);
        }
        if (original.smallType().isPresent()) {
            try (var input = store.get(original.smallKey()).getInputStream()) {
                store.put(begun.smallKey(), input);
            }
        }
        return finish(begun);
    }

    /** Those of the owner's files that can still be sent, in the order asked for; others are left out. */
    @Transactional(readOnly = true)
    public List<Attachment> unsent(UserId owner, List<AttachmentId> ids) {
        return attachments.unsent(owner.value(), values(ids), now()).stream()
                .map(AttachmentEntity::toAttachment)
                .sorted(Comparator.comparingInt(attachment -> ids.indexOf(attachment.id())))
                .toList();
    }

    /** Deletes files of the owner's that were not sent; others stay. */
    @Transactional
    public void discard(UserId owner, List<AttachmentId> ids) {
        attachments.expireUnsent(owner.value(), values(ids), now());
    }

    /** A file, for its owner and for whom he has sent it to; for all others there is none. */
    @Transactional(readOnly = true)
    public Optional<AttachmentFile> file(UserId viewer, AttachmentId id) {
        return attachments
                .find(viewer.value(), id.value(), now())
                .map(found -> new AttachmentFile(
                        found.toAttachment(),
                        store.get(found.fileKey()),
                        found.toAttachment().picture().isPresent(),
                        found.toAttachment().mediaType()));
    }

    /** The small picture of a picture; else as {@link #file}. */
    @Transactional(readOnly = true)
    public Optional<AttachmentFile> thumbnail(UserId viewer, AttachmentId id) {
        return attachments
                .find(viewer.value(), id.value(), now())
                .flatMap(found -> found.smallType()
                        .map(type ->
                                new AttachmentFile(found.toAttachment(), store.get(found.smallKey()), true, type)));
    }

    private static Collection<Long> values(List<AttachmentId> ids) {
        return ids.stream().map(AttachmentId::value).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
