package io.parley.attachment;

import static io.parley.attachment.FileBytes.unreadable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What files tell that are built of boxes (ISO/IEC 14496-12): pictures (HEIF, AVIF, JPEG XL) and videos (MP4, QuickTime). Boxes that tell
 * become free space of the same length.
 */
final class BoxMetadata {

    private static final int HEADER = 8;
    private static final int VERSION = 4;
    private static final int USER_TYPE = 16;

    /** With which a file begins. */
    private static final Set<String> FIRST = Set.of("ftyp", "JXL ", "moov", "mdat", "wide", "free", "skip", "pnot");

    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "meco", "ilst", "mpvd");

    /** In JPEG XL, of Samsung, of music, of Canon's raw files. */
    private static final Set<String> TELLING = Set.of("Exif", "xml ", "bxml", "brob", "sefd", "\u00A9xyz", "CMT4");

    /** What the player needs, and how the film is called; every camera has boxes of its own beside them. */
    private static final Set<String> KEPT_OF_USER_DATA =
            Set.of("meta", "name", "kind", "tsel", "hnti", "hinf", "ludt", "chpl", "titl", "cprt", "\u00A9nam");

    private static final String CANON = "85c0b687820f11e08111f4ce462b6a48";

    /** XMP, and the record of where a picture comes from (C2PA). */
    private static final Set<String> TELLING_USER_TYPES =
            Set.of("be7acfcb97a942e89c71999491e3afac", "d8fec3d61b0e483c92975828877ec481");

    private static final int DEEPEST = 16;

    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);

    private final FileBytes file;

    /** @param content where it begins behind the header */
    private record Box(String type, long at, long content, long end) {}

    BoxMetadata(FileBytes file) {
        this.file = file;
    }

    static boolean isIn(ByteBuffer head, long size) {
        var first = Integer.toUnsignedLong(head.getInt(0));
        return FIRST.contains(text(head, 4)) && (first == 1 || first >= HEADER && first <= size);
    }

    void takeOut() throws IOException {
        takeOutOf(boxes(0, file.size()), 0);
    }

    private void takeOutOf(List<Box> boxes, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw unreadable();
        }
        for (var box : boxes) {
            if (TELLING.contains(box.type())) {
                free(box);
            } else if (CONTAINERS.contains(box.type())) {
                takeOutOf(boxes(box.content(), box.end()), depth + 1);
            }
            switch (box.type()) {
                case "udta" -> userData(boxes(box.content(), box.end()), depth);
                case "meta" -> meta(box, depth);
                case "uuid" -> userType(box, depth);
                default -> {}
            }
        }
    }

    private void userData(List<Box> boxes, int depth) throws IOException {
        for (var box : boxes) {
            if (!KEPT_OF_USER_DATA.contains(box.type())) {
                free(box);
            }
        }
        takeOutOf(boxes.stream().filter(box -> box.type().equals("meta")).toList(), depth + 1);
    }

    private void userType(Box box, int depth) throws IOException {
        var type = HexFormat.of().formatHex(file.read(box.content(), USER_TYPE).array());
        if (type.equals(CANON)) {
            takeOutOf(boxes(box.content() + USER_TYPE, box.end()), depth + 1);
        } else if (TELLING_USER_TYPES.contains(type)) {
            free(box);
        }
    }

    private void meta(Box meta, int depth) throws IOException {
        var inner = boxes(meta.content() + (isOfQuickTime(meta) ? 0 : VERSION), meta.end());
        var handler = find(inner, "hdlr");
        if (handler.isPresent() && type(handler.get().content() + VERSION).equals("mdta")) {
            free(meta);
            return;
        }
        takeOutOf(inner, depth + 1);
        var infos = find(inner, "iinf");
        var locations = find(inner, "iloc");
        if (infos.isPresent() && locations.isPresent()) {
            new ItemMetadata(file, content(infos.get()))
                    .takeOut(content(locations.get()), find(inner, "idat").map(Box::content));
        }
    }

    /** QuickTime's own has no version. */
    private boolean isOfQuickTime(Box meta) throws IOException {
        return meta.end() - meta.content() >= HEADER && type(meta.content()).equals("hdlr");
    }

    private ByteBuffer content(Box box) throws IOException {
        return file.read(box.content(), box.end() - box.content());
    }

    private void free(Box box) throws IOException {
        file.overwrite(box.at() + 4, ByteBuffer.wrap(FREE));
        file.erase(box.content(), box.end() - box.content());
    }

    private static Optional<Box> find(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
    }

    private List<Box> boxes(long from, long to) throws IOException {
        var boxes = new ArrayList<Box>();
        for (var at = from; to - at >= HEADER; at = boxes.getLast().end()) {
            boxes.add(box(at, to));
        }
        return boxes;
    }

    private Box box(long at, long to) throws IOException {
        var header = file.read(at, HEADER);
        var type = text(header, 4);
        var size = Integer.toUnsignedLong(header.getInt(0));
        var content = at + HEADER;
        if (size == 1) {
            size = file.read(content, Long.BYTES).getLong();
            content += Long.BYTES;
        } else if (size == 0) {
            size = to - at;
        }
        if (size > to - at && type.equals("mdat")) {
            // a film that breaks off tells nothing there
            size = to - at;
        }
        if (size < content - at || size > to - at) {
            throw unreadable();
        }
        return new Box(type, at, content, at + size);
    }

    /** The four letters in front of which {@code at} has a length. */
    private String type(long at) throws IOException {
        return text(file.read(at, HEADER), 4);
    }

    private static String text(ByteBuffer bytes, int at) {
        return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, 4)).toString();
    }
}
