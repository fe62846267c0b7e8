package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.SampleFiles;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AvatarImagesTest {

    @Test
    void aPhotoBecomesASmallSquare() throws IOException {
        var picture = AvatarImages.square(image(1200, 800, BufferedImage.TYPE_INT_RGB, "jpg"));
        var read = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(read.getWidth()).isEqualTo(256);
        assertThat(read.getHeight()).isEqualTo(256);
        assertThat(AvatarImages.mediaType(picture)).isEqualTo("image/jpeg");
    }

    @Test
    void aTransparentPictureStaysTransparent() throws IOException {
        var picture = AvatarImages.square(image(300, 300, BufferedImage.TYPE_INT_ARGB, "png"));
        assertThat(AvatarImages.mediaType(picture)).isEqualTo("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture))
                        .getColorModel()
                        .hasAlpha())
                .isTrue();
    }

    @Test
    void aTinyPictureIsNotBlownUp() throws IOException {
        var picture = AvatarImages.square(image(20, 10, BufferedImage.TYPE_INT_RGB, "png"));
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(10);
    }

    @Test
    void nothingOfTheFileButItsPixelsIsKept() {
        var secret = "taken at home".getBytes(StandardCharsets.US_ASCII);
        var photo = image(300, 300, BufferedImage.TYPE_INT_RGB, "jpg");
        var withSecret = ByteBuffer.allocate(photo.length + secret.length + 4)
                .put(photo, 0, 2)
                .put(new byte[] {(byte) 0xFF, (byte) 0xFE})
                .putShort((short) (secret.length + 2))
                .put(secret)
                .put(photo, 2, photo.length - 2)
                .array();
        assertThat(new String(AvatarImages.square(withSecret), StandardCharsets.ISO_8859_1))
                .doesNotContain("taken at home");
    }

    @Test
    void whatIsNoImageIsRefusedWhateverItIsCalled() {
        assertRefused(
                () -> AvatarImages.square("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)),
                AccountProblem.AVATAR_TYPE);
        assertRefused(() -> AvatarImages.square(new byte[0]), AccountProblem.AVATAR_TYPE);
        assertRefused(
                () -> AvatarImages.square(image(10, 10, BufferedImage.TYPE_INT_RGB, "bmp")),
                AccountProblem.AVATAR_TYPE);
        var cut = image(300, 300, BufferedImage.TYPE_INT_RGB, "png");
        assertRefused(() -> AvatarImages.square(Arrays.copyOf(cut, 60)), AccountProblem.AVATAR_TYPE);
    }

    @Test
    void tenMebibytesAreTheLimit() {
        var picture = image(10, 10, BufferedImage.TYPE_INT_RGB, "png");
        assertThat(AvatarImages.square(Arrays.copyOf(picture, AvatarImages.MAX_BYTES)))
                .isNotEmpty();
        assertRefused(
                () -> AvatarImages.square(Arrays.copyOf(picture, AvatarImages.MAX_BYTES + 1)),
                AccountProblem.AVATAR_TOO_LARGE);
    }

    @Test
    void aSmallFileThatSaysItIsGiganticIsRefusedBeforeItIsDecoded() {
        assertRefused(() -> AvatarImages.square(pngHeader(5_001, 5_000)), AccountProblem.AVATAR_DIMENSIONS);
        assertRefused(
                () -> AvatarImages.square(pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                AccountProblem.AVATAR_DIMENSIONS);
        // within the limit, it is decoded, and found to have no pixels
        assertRefused(() -> AvatarImages.square(pngHeader(5_000, 5_000)), AccountProblem.AVATAR_TYPE);
    }

    @Test
    void whatATextUnpacksToTakesNoMemory() throws IOException {
        var picture = AvatarImages.square(SampleFiles.pngWithTexts(30_000));

        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(4);
    }

    @Test
    void aPhotoStandsUpright() throws IOException {
        var picture = AvatarImages.square(SampleFiles.photo(300, 300, 6));
        var upright = ImageIO.read(new ByteArrayInputStream(picture));

        assertThat(new Color(upright.getRGB(128, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(upright.getRGB(128, 236)).getBlue()).isGreaterThan(200);
    }

    static byte[] image(int width, int height, int type, String format) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        var output = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
