package io.parley.attachment;

/**
 * How large a file may be.
 *
 * @param bytes the most of any file
 * @param megapixels the most of a picture that is shown as one, all frames of a GIF in one
 */
public record FileLimits(long bytes, int megapixels) {

    private static final long MEGA = 1_000_000;

    boolean allowsPixels(long pixels) {
        return pixels <= megapixels * MEGA;
    }
}
