package io.parley.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of a message together, up to the limit of a frame. For the one thread that reads. */
final class Assembly {

    /** So much of what is too long is passed over before the socket is given up. */
    private static final int MOST_IGNORED = 1024 * 1024;

    private @Nullable StringBuilder unfinished;
    private int received;
    private volatile long since;

    /** Counts a piece of so many bytes; returns false when it is more than can be passed over. */
    boolean count(int bytes, boolean last) {
        received += bytes;
        if (last) {
            since = 0;
        } else if (since == 0) {
            since = System.nanoTime();
        }
        return received <= MOST_IGNORED;
    }

    boolean isTooLarge() {
        return received > Frames.MAX_BYTES;
    }

    /** Adds a piece that was counted; the message, when it is the last and all of it could be kept. */
    Optional<String> add(String piece, boolean last) {
        var before = unfinished;
        if (last) {
            var kept = !isTooLarge();
            end();
            return kept
                    ? Optional.of(before == null ? piece : before.append(piece).toString())
                    : Optional.empty();
        }
        unfinished = isTooLarge() ? null : (before == null ? new StringBuilder() : before).append(piece);
        return Optional.empty();
    }

    /** The next piece begins another message. */
    void end() {
        unfinished = null;
        received = 0;
    }

    /** When the message that is not finished was begun, by {@link System#nanoTime}; 0 while there is none. Any thread. */
    long begunAt() {
        return since;
    }
}
