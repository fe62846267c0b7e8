package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentFile;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.ConversationExport;
import io.parley.conversation.ConversationId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.StreamUtils;

/**
 * A conversation with its files, as a ZIP archive: the page, which shows and links the files, and the JSON. The files come first, so that
 * the page names exactly those that are there, whatever is deleted meanwhile.
 *
 * <p>It is written while it is read. The directory of an archive stands at its end, so what was broken off cannot be opened. A
 * file is called by its id and what is left of its name, so that no two can meet and none lies anywhere else.
 */
final class ExportArchive {

    private final ConversationExport export;
    private final AttachmentService attachments;
    private final UserId viewer;
    private final ExportPage page;

    ExportArchive(ConversationExport export, AttachmentService attachments, UserId viewer, ExportPage page) {
        this.export = export;
        this.attachments = attachments;
        this.viewer = viewer;
        this.page = page;
    }

    /** What fails is not finished; runs on the thread of a request, without the session lock. */
    void write(ConversationId id, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        var entry = StreamUtils.nonClosing(zip);
        var files = writeFiles(id, zip);
        zip.putNextEntry(new ZipEntry("conversation.html"));
        page.write(id, entry, files);
        zip.putNextEntry(new ZipEntry("conversation.json"));
        export.writeJson(viewer, id, entry);
        zip.finish();
    }

    /** @return where in the archive they are */
    private Map<AttachmentId, String> writeFiles(ConversationId id, ZipOutputStream zip) {
        var written = new HashMap<AttachmentId, String>();
        export.pages(
                viewer,
                id,
                page -> page.messages().stream()
                        .flatMap(message -> message.attachments().stream())
                        .flatMap(file -> attachments.file(viewer, file.id()).stream())
                        .forEach(file -> written.put(file.attachment().id(), write(file, zip))));
        return written;
    }

    private static String write(AttachmentFile file, ZipOutputStream zip) {
        var path = path(file.attachment());
        try (var content = file.content().getInputStream()) {
            zip.putNextEntry(new ZipEntry(path));
            content.transferTo(zip);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Attachment file) {
        return "files/" + file.id() + "-" + file.name().onDisk();
    }
}
