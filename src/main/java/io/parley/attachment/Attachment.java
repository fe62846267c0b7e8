package io.parley.attachment;

import java.util.Optional;

/**
 * A file as people see it.
 *
 * @param mediaType what its content is, by RFC 9110
 * @param size in bytes
 * @param picture how large it is in pixels, as it is shown; absent if it is no picture that can be shown
 */
public record Attachment(AttachmentId id, FileName name, String mediaType, long size, Optional<Dimensions> picture) {

    /** The most files of one message. */
    public static final int MOST = 10;

    /** In pixels. */
    public record Dimensions(int width, int height) {}

    /** Where a browser finds the file, seen from the root of the application. */
    public String url() {
        return "attachments/" + id;
    }

    /** Where a browser finds a small picture of the picture. */
    public String thumbnailUrl() {
        return "thumbnails/" + id;
    }
}
