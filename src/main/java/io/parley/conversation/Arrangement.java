package io.parley.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * How a person has put a conversation into his own list; the other one never learns of it.
 *
 * @param pinned stands before all that are not
 * @param archived stands apart, until the next message
 * @param mutedUntil nothing of it is told before this instant; {@link #FOR_EVER} for good
 * @param markedUnread counts as unread, though it may be read, until it is opened
 */
public record Arrangement(boolean pinned, boolean archived, Optional<Instant> mutedUntil, boolean markedUnread) {

    public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    public static final Arrangement NONE = new Arrangement(false, false, Optional.empty(), false);

    /** @throws IllegalArgumentException if it is both pinned and archived */
    public Arrangement {
        if (pinned && archived) {
            throw new IllegalArgumentException("What is pinned is not archived");
        }
    }

    /** Pins it, which takes it out of the archive, or lets it go. */
    public Arrangement withPinned(boolean pin) {
        return new Arrangement(pin, archived && !pin, mutedUntil, markedUnread);
    }

    /** Archives it, which lets go of the pin, or takes it back. */
    public Arrangement withArchived(boolean archive) {
        return new Arrangement(pinned && !archive, archive, mutedUntil, markedUnread);
    }

    /** @param until empty to hear of it again */
    public Arrangement withMutedUntil(Optional<Instant> until) {
        return new Arrangement(pinned, archived, until, markedUnread);
    }

    public Arrangement withMarkedUnread(boolean mark) {
        return new Arrangement(pinned, archived, mutedUntil, mark);
    }

    public boolean isMutedAt(Instant now) {
        return mutedUntil.filter(now::isBefore).isPresent();
    }
}
