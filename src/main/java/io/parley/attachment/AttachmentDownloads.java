package io.parley.attachment;

import io.parley.account.UserId;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers requests for files, so that nothing in them can do any harm: what is no picture that Parley has drawn itself is
 * downloaded as bytes and never shown, and a browser that shows it all the same lets it do nothing.
 */
@Component
public class AttachmentDownloads {

    /** Kept by the browser of the person alone, and only shown after asking whether he still has it. */
    private static final String CACHING = "private, no-cache";

    private static final String POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private final AttachmentService attachments;

    AttachmentDownloads(AttachmentService attachments) {
        this.attachments = attachments;
    }

    /** The answer to who asks for a file; empty if there is none for him. */
    public Optional<ResponseEntity<Resource>> file(UserId viewer, AttachmentId id, HttpServletResponse response) {
        return attachments.file(viewer, id).flatMap(file -> answer(file, "\"" + id + "\"", response));
    }

    /** The answer to who asks for the small picture of a picture; empty if there is none for him. */
    public Optional<ResponseEntity<Resource>> thumbnail(UserId viewer, AttachmentId id, HttpServletResponse response) {
        return attachments.thumbnail(viewer, id).flatMap(file -> answer(file, "\"" + id + "-small\"", response));
    }

    private static Optional<ResponseEntity<Resource>> answer(
            AttachmentFile file, String eTag, HttpServletResponse response) {
        if (!file.content().exists()) {
            return Optional.empty();
        }
        // in place of what every other answer carries
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING);
        var disposition = file.isShown() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return Optional.of(ResponseEntity.ok()
                .eTag(eTag)
                .contentType(
                        file.isShown()
                                ? MediaType.parseMediaType(file.mediaType())
                                : MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.attachment().name().text(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content()));
    }
}
