package io.parley.attachment;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Takes out of pictures and videos that are kept as they are what they tell beside what is to be seen: place, author, camera
 * and time. It is overwritten where it lies, so no other byte changes or moves.
 */
final class Metadata {

    private static final int HEAD = 12;

    private Metadata() {}

    /**
     * Takes the metadata out of a file; does nothing if its content is of no kind that this knows.
     *
     * @throws AttachmentRefusedException if the file is of such a kind and cannot be followed; it may be half overwritten then
     */
    static void takeOut(Path path) throws IOException {
        try (var file = new FileBytes(path)) {
            if (file.size() < HEAD) {
                return;
            }
            var head = file.read(0, HEAD);
            if (Tiff.isIn(head)) {
                new TiffMetadata(file, head).takeOut();
            } else if (BoxMetadata.isIn(head, file.size())) {
                new BoxMetadata(file).takeOut();
            }
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw FileBytes.unreadable();
        }
    }

    /** A number of up to 8 bytes; what does not fit into a {@code long} becomes negative. */
    static long number(ByteBuffer bytes, int length) {
        return switch (length) {
            case 0 -> 0;
            case 1 -> Byte.toUnsignedLong(bytes.get());
            case 2 -> Short.toUnsignedLong(bytes.getShort());
            case 4 -> Integer.toUnsignedLong(bytes.getInt());
            case 8 -> bytes.getLong();
            default -> throw FileBytes.unreadable();
        };
    }

    static void skip(ByteBuffer bytes, long length) {
        bytes.position(Math.toIntExact(bytes.position() + length));
    }
}
