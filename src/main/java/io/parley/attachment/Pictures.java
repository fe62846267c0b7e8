package io.parley.attachment;

import io.parley.account.ForeignPicture;
import io.parley.account.LongWork;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.attachment.AttachmentRefusedException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.springframework.stereotype.Component;

/**
 * Draws pictures anew, upright, and small once more. So nothing of a file but its pixels is kept: no place, no camera, nothing
 * hidden behind the picture. A GIF alone stays as it is, because it may move; its small picture stands still.
 */
@Component
class Pictures {

    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";
    static final String GIF = "image/gif";

    /** The longer side of a small picture: twice what a screen gives it, for screens of fine pixels. */
    static final int SMALL = 640;

    private static final Set<String> SHOWN = Set.of(JPEG, PNG, GIF, "image/webp");
    private static final double QUALITY = 0.9;

    private static final int GIF_WIDTH = 6;
    private static final int GIF_HEIGHT = 8;
    private static final byte GIF_TRAILER = ';';

    /** A picture of 25 megapixels takes 200 MB while it is drawn anew. */
    private static final int DRAWN_AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE);
    private final FileLimits limits;

    Pictures(AttachmentProperties properties) {
        limits = properties.limits();
    }

    /**
     * A picture as it is kept.
     *
     * @param content in {@code mediaType}
     * @param small in {@code smallType}
     */
    record Picture(Dimensions dimensions, String mediaType, byte[] content, String smallType, byte[] small) {}

    /**
     * Draws a picture anew.
     *
     * @return empty if files of this type are not shown as pictures
     * @throws AttachmentRefusedException if it is too large, or not all of it is there
     */
    Optional<Picture> draw(Path file, String mediaType) {
        if (!SHOWN.contains(mediaType)) {
            return Optional.empty();
        }
        await();
        try {
            return Optional.of(LongWork.run(() -> drawIfWhole(file, mediaType)));
        } finally {
            drawing.release();
        }
    }

    private Picture drawIfWhole(Path file, String mediaType) {
        try {
            return drawNow(file, mediaType);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new AttachmentRefusedException(Reason.BROKEN_PICTURE);
        }
    }

    private void await() {
        try {
            if (drawing.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AttachmentRefusedException(Reason.TOO_MANY_FILES, PATIENCE);
    }

    private Picture drawNow(Path file, String mediaType) throws IOException {
        var image = read(file, mediaType);
        var drawnType = image.getColorModel().hasAlpha() ? PNG : JPEG;
        var small = Thumbnails.of(image)
                .size(Math.min(SMALL, image.getWidth()), Math.min(SMALL, image.getHeight()))
                .asBufferedImage();
        var dimensions = new Dimensions(image.getWidth(), image.getHeight());
        if (mediaType.equals(GIF)) {
            return new Picture(dimensions, GIF, wholeGif(file), drawnType, encode(small, drawnType));
        }
        var keptType = mediaType.equals(PNG) ? PNG : drawnType;
        return new Picture(dimensions, keptType, encode(image, keptType), drawnType, encode(small, drawnType));
    }

    /** Only the first frame has been looked at: so all frames must fit into the limit, and the end must be there. */
    private byte[] wholeGif(Path file) throws IOException {
        var gif = Files.readAllBytes(file);
        var screen = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        checkPixels((long) Short.toUnsignedInt(screen.getShort(GIF_WIDTH))
                * Short.toUnsignedInt(screen.getShort(GIF_HEIGHT)));
        var end = gif.length - 1;
        while (gif[end] == 0) {
            end--;
        }
        if (gif[end] != GIF_TRAILER) {
            throw new AttachmentRefusedException(Reason.BROKEN_PICTURE);
        }
        return gif;
    }

    private BufferedImage read(Path file, String mediaType) throws IOException {
        try (var input = ImageIO.createImageInputStream(file.toFile())) {
            var reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
            try {
                return ForeignPicture.read(reader, input, this::checkPixels);
            } finally {
                reader.dispose();
            }
        }
    }

    private void checkPixels(long pixels) {
        if (!limits.allowsPixels(pixels)) {
            throw new AttachmentRefusedException(Reason.TOO_MANY_PIXELS);
        }
    }

    private static byte[] encode(BufferedImage image, String mediaType) throws IOException {
        var output = new ByteArrayOutputStream();
        var drawn = Thumbnails.of(image).scale(1).outputFormat(mediaType.equals(PNG) ? "png" : "jpg");
        (mediaType.equals(JPEG) ? drawn.outputQuality(QUALITY) : drawn).toOutputStream(output);
        return output.toByteArray();
    }
}
