package io.parley.attachment;

import static io.parley.attachment.FileBytes.unreadable;
import static io.parley.attachment.Metadata.number;
import static io.parley.attachment.Metadata.skip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The items of a picture (ISO/IEC 23008-12) that tell: Exif becomes one that says nothing, XMP and whatever else is text become
 * zeros. Where they are, the {@code iloc} box says: anywhere in the file, in pieces.
 */
final class ItemMetadata {

    private static final String EXIF = "Exif";
    private static final String MIME = "mime";

    private static final int VERSION_AND_FLAGS = 4;
    private static final int NEWEST_LOCATIONS = 2;
    private static final int IN_FILE = 0;
    private static final int IN_DATA = 1;

    /** That the TIFF follows at once, and its one directory, which has no entries. */
    private static final byte[] EMPTY_EXIF = {0, 0, 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};

    private final FileBytes file;
    private final Map<Long, String> telling = new HashMap<>();

    /** @param infos the content of {@code iinf} */
    ItemMetadata(FileBytes file, ByteBuffer infos) {
        this.file = file;
        var version = infos.get();
        skip(infos, VERSION_AND_FLAGS - 1 + (version == 0 ? 2 : 4));
        while (infos.hasRemaining()) {
            var length = infos.getInt(infos.position());
            noteWhetherTelling(infos.slice(infos.position(), length));
            skip(infos, length);
        }
    }

    private void noteWhetherTelling(ByteBuffer info) {
        skip(info, 8);
        var version = info.get();
        skip(info, VERSION_AND_FLAGS - 1);
        var id = number(info, version < 3 ? 2 : 4);
        skip(info, 2);
        var type = version < 2
                ? MIME
                : StandardCharsets.ISO_8859_1
                        .decode(info.slice(info.position(), 4))
                        .toString();
        skip(info, version < 2 ? 0 : 4);
        if (type.equals(EXIF) || type.equals(MIME) && !isPicture(info)) {
            telling.put(id, type);
        }
    }

    private static boolean isPicture(ByteBuffer named) {
        while (named.get() != 0) {}
        return StandardCharsets.ISO_8859_1.decode(named).toString().startsWith("image/");
    }

    /**
     * @param locations the content of {@code iloc}
     * @param data where that of {@code idat} begins
     */
    void takeOut(ByteBuffer locations, Optional<Long> data) throws IOException {
        var version = locations.get();
        skip(locations, VERSION_AND_FLAGS - 1);
        var sizes = locations.getChar();
        var offsetSize = sizes >> 12;
        var lengthSize = sizes >> 8 & 15;
        var baseSize = sizes >> 4 & 15;
        var indexSize = version == 0 ? 0 : sizes & 15;
        if (version > NEWEST_LOCATIONS) {
            throw unreadable();
        }
        var idSize = version < NEWEST_LOCATIONS ? 2 : 4;
        for (var items = number(locations, idSize); items > 0; items--) {
            var type = telling.get(number(locations, idSize));
            var method = version == 0 ? IN_FILE : locations.getChar() & 15;
            var otherFile = locations.getChar();
            var base = number(locations, baseSize);
            var extents = locations.getChar();
            if (type == null) {
                skip(locations, (long) extents * (indexSize + offsetSize + lengthSize));
                continue;
            }
            if (method > IN_DATA || otherFile != 0) {
                throw unreadable();
            }
            var from = base + (method == IN_DATA ? data.orElseThrow(FileBytes::unreadable) : 0);
            for (var extent = 0; extent < extents; extent++) {
                skip(locations, indexSize);
                erase(type, from + number(locations, offsetSize), number(locations, lengthSize));
            }
        }
    }

    private void erase(String type, long at, long length) throws IOException {
        // no length means all of the file
        if (length == 0) {
            throw unreadable();
        }
        file.erase(at, length);
        if (type.equals(EXIF) && length >= EMPTY_EXIF.length) {
            file.overwrite(at, ByteBuffer.wrap(EMPTY_EXIF));
        }
    }
}
