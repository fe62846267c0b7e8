package io.parley.attachment;

import java.io.IOException;

/** What a JPEG tells that lies within another file, such as the preview of a raw file: its segments of Exif, XMP, IPTC and comments. */
final class JpegMetadata {

    private static final int START = 0xFFD8;
    private static final int APP_1 = 0xFFE1;
    private static final int APP_13 = 0xFFED;
    private static final int COMMENT = 0xFFFE;
    private static final int START_OF_SCAN = 0xFFDA;

    private static final int MARKER = 2;

    private JpegMetadata() {}

    /** Overwrites these segments with zeros; does nothing if no JPEG begins there. */
    static void takeOut(FileBytes file, long start) throws IOException {
        if (start > file.size() - MARKER || file.read(start, MARKER).getChar() != START) {
            return;
        }
        var at = start + MARKER;
        var segment = file.read(at, 2 * MARKER);
        while (segment.getChar(0) > START && segment.getChar(0) != START_OF_SCAN) {
            var length = segment.getChar(MARKER);
            switch (segment.getChar(0)) {
                case APP_1, APP_13, COMMENT -> file.erase(at + 2 * MARKER, length - MARKER);
                default -> {}
            }
            at += MARKER + length;
            segment = file.read(at, 2 * MARKER);
        }
    }
}
