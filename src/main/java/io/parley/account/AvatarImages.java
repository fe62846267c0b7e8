package io.parley.account;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * Makes a small square picture of whatever image was uploaded. The picture is drawn anew, so nothing of the file but its
 * pixels is kept: no place, no camera, nothing hidden behind the image.
 */
final class AvatarImages {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final long MAX_PIXELS = 25_000_000;

    private static final int SIDE = 256;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");
    private static final byte PNG_FIRST_BYTE = (byte) 0x89;

    private AvatarImages() {}

    /** @throws AccountRefusedException if it is too large or no image that Parley knows, judged by its content alone */
    static byte[] square(byte[] upload) {
        if (upload.length > MAX_BYTES) {
            throw new AccountRefusedException(AccountProblem.AVATAR_TOO_LARGE);
        }
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new AccountRefusedException(AccountProblem.AVATAR_TYPE);
            }
            var reader = readers.next();
            try {
                checkFormat(reader);
                return encode(thumbnail(ForeignPicture.read(reader, input, AvatarImages::checkPixels)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof AccountRefusedException refused
                    ? refused
                    : new AccountRefusedException(AccountProblem.AVATAR_TYPE);
        }
    }

    static String mediaType(byte[] image) {
        return image[0] == PNG_FIRST_BYTE ? "image/png" : "image/jpeg";
    }

    private static void checkFormat(ImageReader reader) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            throw new AccountRefusedException(AccountProblem.AVATAR_TYPE);
        }
    }

    private static void checkPixels(long pixels) {
        if (pixels > MAX_PIXELS) {
            throw new AccountRefusedException(AccountProblem.AVATAR_DIMENSIONS);
        }
    }

    private static BufferedImage thumbnail(BufferedImage image) throws IOException {
        var side = Math.min(SIDE, Math.min(image.getWidth(), image.getHeight()));
        return Thumbnails.of(image).crop(Positions.CENTER).size(side, side).asBufferedImage();
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        var output = new ByteArrayOutputStream();
        Thumbnails.of(image)
                .scale(1)
                .outputFormat(image.getColorModel().hasAlpha() ? "png" : "jpg")
                .outputQuality(0.85)
                .toOutputStream(output);
        return output.toByteArray();
    }
}
