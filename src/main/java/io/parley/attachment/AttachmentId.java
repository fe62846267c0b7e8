package io.parley.attachment;

/**
 * Identifies a file; opens nothing.
 *
 * @param value positive, given by the database, never used again
 */
public record AttachmentId(long value) {

    public AttachmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("The id of a file is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
