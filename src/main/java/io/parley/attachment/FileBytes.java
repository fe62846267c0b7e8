package io.parley.attachment;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.parley.attachment.AttachmentRefusedException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file whose bytes are read and overwritten where they lie. It never grows, little of it is in memory at a time, and the work is
 * bounded: a file that names its own bytes again and again is refused.
 */
final class FileBytes implements AutoCloseable {

    private static final int MOST_AT_ONCE = 4 << 20;
    private static final int MOST_STEPS = 100_000;

    /** An honest file names each of its bytes once, and each of them is looked at a few times. */
    private static final int MOST_LOOKS = 8;

    private static final ByteBuffer ZEROS = ByteBuffer.allocate(8192).asReadOnlyBuffer();

    private final FileChannel channel;
    private final long size;
    private long looked;
    private int steps;

    FileBytes(Path file) throws IOException {
        channel = FileChannel.open(file, READ, WRITE);
        size = channel.size();
    }

    long size() {
        return size;
    }

    /** @throws AttachmentRefusedException if these are not all in the file, as of the others here */
    ByteBuffer read(long at, long length) throws IOException {
        claim(at, length);
        if (length > MOST_AT_ONCE) {
            throw unreadable();
        }
        var bytes = ByteBuffer.allocate((int) length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    void overwrite(long at, ByteBuffer bytes) throws IOException {
        claim(at, bytes.remaining());
        write(at, bytes);
    }

    /** Puts zeros there. */
    void erase(long at, long length) throws IOException {
        claim(at, length);
        for (var done = 0L; done < length; done += ZEROS.capacity()) {
            write(at + done, ZEROS.slice(0, (int) Math.min(ZEROS.capacity(), length - done)));
        }
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        var to = at;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
    }

    private void claim(long at, long length) {
        if (at < 0 || length < 0 || at > size - length) {
            throw unreadable();
        }
        looked += length;
        steps++;
        if (looked / MOST_LOOKS > size || steps > MOST_STEPS) {
            throw unreadable();
        }
    }

    static AttachmentRefusedException unreadable() {
        return new AttachmentRefusedException(Reason.UNREADABLE_METADATA);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
