package io.parley.attachment;

import static io.parley.attachment.FileBytes.unreadable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How a TIFF (6.0) is built, a BigTIFF, and the raw files of cameras that differ from these in a mark alone: of directories of entries. */
final class Tiff {

    private static final short LITTLE = 0x4949;
    private static final short BIG = 0x4D4D;
    private static final short CLASSIC = 42;
    private static final short BIG_TIFF = 43;

    /** Of Panasonic and Olympus. */
    private static final Set<Short> RAW = Set.of((short) 0x55, (short) 0x4F52, (short) 0x5352);

    /** What stands behind the header in raw files of Canon and Phase One. */
    private static final Set<Integer> RAW_MARKS = Set.of(0x43520200, 0x49494949, 0x4D4D4D4D);

    private static final int MARK_AT = 8;

    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    private static final int UTF_8 = 129;

    private final FileBytes file;
    private final ByteOrder order;
    private final boolean isMarkedAsRaw;

    /** How many bytes an offset has, an entry, and the number of entries. */
    private final int word;

    private final int entryLength;
    private final int countLength;

    /** @param next where the next one is; 0 for none */
    record Directory(long at, long length, List<Entry> entries, long next) {}

    /** @param field where its value is in the file, or where the place of that value is if it is longer */
    record Entry(int tag, int type, long count, long field) {}

    Tiff(FileBytes file, ByteBuffer head) {
        this.file = file;
        order = order(head);
        var isBig = magic(head) == BIG_TIFF;
        word = isBig ? 8 : 4;
        entryLength = 4 + 2 * word;
        countLength = isBig ? 8 : 2;
        isMarkedAsRaw = RAW.contains(magic(head)) || RAW_MARKS.contains(head.getInt(MARK_AT));
    }

    static boolean isIn(ByteBuffer head) {
        var magic = magic(head);
        return (head.getShort(0) == LITTLE || head.getShort(0) == BIG)
                && (magic == CLASSIC || magic == BIG_TIFF || RAW.contains(magic));
    }

    private static ByteOrder order(ByteBuffer head) {
        return head.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private static short magic(ByteBuffer head) {
        return head.duplicate().order(order(head)).getShort(2);
    }

    boolean isMarkedAsRaw() {
        return isMarkedAsRaw;
    }

    /** Where the first directory is. */
    long first() throws IOException {
        return number(word, word);
    }

    Directory directory(long at) throws IOException {
        var count = number(at, countLength);
        var length = countLength + Math.multiplyExact(count, entryLength) + word;
        var bytes = read(at, length).position(countLength);
        var entries = new ArrayList<Entry>();
        for (var i = 0; i < count; i++) {
            var tag = bytes.getChar();
            var type = bytes.getChar();
            entries.add(new Entry(tag, type, Metadata.number(bytes, word), at + bytes.position()));
            Metadata.skip(bytes, word);
        }
        return new Directory(at, length, entries, Metadata.number(bytes, word));
    }

    /** Leaves only these of its entries in a directory. */
    void keep(Directory directory, List<Entry> entries) throws IOException {
        var whole = read(directory.at(), directory.length());
        var left = ByteBuffer.allocate(whole.capacity()).order(order);
        if (countLength == Long.BYTES) {
            left.putLong(entries.size());
        } else {
            left.putShort((short) entries.size());
        }
        for (var entry : entries) {
            left.put(whole.slice((int) (entry.field() - directory.at()) + word - entryLength, entryLength));
        }
        left.put(whole.slice(whole.capacity() - word, word));
        file.overwrite(directory.at(), left.clear());
    }

    void erase(Directory directory) throws IOException {
        file.erase(directory.at(), directory.length());
    }

    /** Erases a value that stands outside of its directory. */
    void erase(Entry entry) throws IOException {
        if (length(entry) > word) {
            file.erase(place(entry), length(entry));
        }
    }

    /** The first number of a value. */
    long value(Entry entry) throws IOException {
        return number(place(entry), size(entry));
    }

    List<Long> values(Entry entry) throws IOException {
        var bytes = read(place(entry), length(entry));
        var values = new ArrayList<Long>();
        while (bytes.hasRemaining()) {
            values.add(Metadata.number(bytes, size(entry)));
        }
        return values;
    }

    /** Where a value is. */
    long place(Entry entry) throws IOException {
        return length(entry) > word ? number(entry.field(), word) : entry.field();
    }

    private long length(Entry entry) {
        if (entry.count() < 0 || entry.count() > file.size()) {
            throw unreadable();
        }
        return entry.count() * size(entry);
    }

    private static int size(Entry entry) {
        if (entry.count() == 0 || entry.type() == UTF_8) {
            return 1;
        }
        if (entry.type() >= SIZES.length || SIZES[entry.type()] == 0) {
            throw unreadable();
        }
        return SIZES[entry.type()];
    }

    private long number(long at, int length) throws IOException {
        return Metadata.number(read(at, length), length);
    }

    private ByteBuffer read(long at, long length) throws IOException {
        return file.read(at, length).order(order);
    }
}
