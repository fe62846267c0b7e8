package io.parley.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A TIFF that is written byte by byte: of four by two grey pixels, and with whatever a test wants it to tell. */
final class TiffFile {

    static final byte[] PIXELS = {0, 31, 62, 93, 124, 127, 100, 70};

    static final String HOME = "52 31 12 N taken at home";

    private final ByteOrder order;
    private final int word;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    /** Of a directory. */
    final class Fields {

        private final List<byte[]> entries = new ArrayList<>();

        Fields with(int tag, int type, int count, byte[] value) {
            var field = ordered(word);
            if (value.length <= word) {
                field.put(value);
            } else {
                word(field, append(value));
            }
            entries.add(word(ordered(4 + 2 * word).putShort((short) tag).putShort((short) type), count)
                    .put(field.array())
                    .array());
            return this;
        }

        Fields number(int tag, int value) {
            return with(tag, 4, 1, ordered(4).putInt(value).array());
        }

        Fields shortNumber(int tag, int value) {
            return with(tag, 3, 1, ordered(2).putShort((short) value).array());
        }

        Fields text(int tag, String text) {
            var value = text.getBytes(StandardCharsets.US_ASCII);
            return with(tag, 2, value.length, value);
        }

        Fields directories(int tag, long... at) {
            var value = ordered(at.length * word);
            for (var place : at) {
                word(value, place);
            }
            return with(tag, word == 8 ? 18 : 4, at.length, value.array());
        }

        /** The pixels, uncompressed; the rest has to have higher numbers. */
        Fields picture() {
            return shortNumber(256, 4)
                    .shortNumber(257, 2)
                    .shortNumber(258, 8)
                    .shortNumber(259, 1)
                    .shortNumber(262, 1)
                    .number(273, (int) append(PIXELS))
                    .shortNumber(278, 2)
                    .number(279, PIXELS.length);
        }

        /** @return where it stands */
        long write(long next) {
            var bytes = ordered((word == 8 ? 8 : 2) + entries.size() * (4 + 2 * word) + word);
            var ignored = word == 8 ? bytes.putLong(entries.size()) : bytes.putShort((short) entries.size());
            entries.forEach(bytes::put);
            return append(word(bytes, next).array());
        }
    }

    TiffFile(ByteOrder order, boolean big) {
        this.order = order;
        word = big ? 8 : 4;
        file.writeBytes(new byte[2 * word]);
    }

    /** As a telephone tells where and by whom a picture was taken, in all the places where that can stand. */
    static byte[] takenAtHome(ByteOrder order, boolean big) {
        var tiff = new TiffFile(order, big);
        var small = tiff.fields().picture().text(700, "xmp: " + HOME).write(0);
        var second = tiff.fields().picture().directories(34853, tiff.home()).write(0);
        return tiff.from(tiff.fields()
                .picture()
                .text(315, "Anna at " + HOME)
                .directories(330, small)
                .text(700, "xmp: " + HOME)
                .text(33432, "Copyright stays")
                .text(33723, "iptc: " + HOME)
                .directories(34665, tiff.exif())
                .directories(34853, tiff.home())
                .write(second));
    }

    /** As a camera's raw file, whose pixels need what the camera notes about them. */
    static byte[] rawTakenAtHome(boolean dng) {
        var tiff = new TiffFile(ByteOrder.LITTLE_ENDIAN, false);
        var raw = tiff.fields().shortNumber(262, 32803).write(0);
        var fields = tiff.fields().picture().directories(330, raw).directories(34665, tiff.exif());
        fields.directories(34853, tiff.home());
        return tiff.from((dng ? fields.number(50706, 1) : fields).write(0));
    }

    static byte[] markedTakenAtHome(byte[] mark) {
        var tiff = new TiffFile(ByteOrder.LITTLE_ENDIAN, false);
        tiff.append(mark);
        return tiff.from(tiff.fields()
                .picture()
                .directories(34665, tiff.exif())
                .directories(34853, tiff.home())
                .write(0));
    }

    private long exif() {
        return fields().text(36867, "2024:05:06 07:08:09")
                .text(37500, "note of the maker")
                .text(42033, "number 4711")
                .write(0);
    }

    private long home() {
        return fields().text(1, "N").text(27, HOME).write(0);
    }

    Fields fields() {
        return new Fields();
    }

    byte[] from(long first) {
        var whole = ByteBuffer.wrap(file.toByteArray()).order(order);
        whole.putShort(order == ByteOrder.LITTLE_ENDIAN ? (short) 0x4949 : (short) 0x4D4D)
                .putShort((short) (word == 8 ? 43 : 42));
        if (word == 8) {
            whole.putShort((short) 8).putShort((short) 0);
        }
        return word(whole, first).array();
    }

    private long append(byte[] bytes) {
        var at = file.size();
        file.writeBytes(bytes);
        return at;
    }

    private ByteBuffer ordered(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private ByteBuffer word(ByteBuffer bytes, long value) {
        return word == 8 ? bytes.putLong(value) : bytes.putInt((int) value);
    }
}
