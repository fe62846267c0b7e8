package io.parley.attachment;

import static io.parley.attachment.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.attachment.Attachment.Dimensions;
import io.parley.attachment.AttachmentRefusedException.Reason;
import io.parley.support.SampleFiles;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class PicturesTest {

    private Pictures pictures = withAtMost(25);
    private final MediaTypes mediaTypes = new MediaTypes();

    @TempDir
    private Path folder;

    private static Pictures withAtMost(int megapixels) {
        return new Pictures(new AttachmentProperties(
                Path.of("nowhere"),
                DataSize.ofMegabytes(10),
                megapixels,
                DataSize.ofBytes(0),
                1,
                1,
                Duration.ofDays(1)));
    }

    private Optional<Pictures.Picture> draw(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("upload"), content);
        return pictures.draw(file, mediaTypes.of(file, new FileName("picture.jpg")));
    }

    private static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }

    @Test
    void aPhotoIsKeptInItsSizeAndSmallOnceMore() throws IOException {
        var photo = draw(SampleFiles.jpeg(1600, 1000)).orElseThrow();
        assertThat(photo.mediaType()).isEqualTo("image/jpeg");
        assertThat(photo.dimensions()).isEqualTo(new Dimensions(1600, 1000));
        assertThat(read(photo.content()).getWidth()).isEqualTo(1600);
        assertThat(photo.smallType()).isEqualTo("image/jpeg");
        assertThat(read(photo.small()).getWidth()).isEqualTo(640);
        assertThat(read(photo.small()).getHeight()).isEqualTo(400);
    }

    @Test
    void aPictureThatDrawsItselfOverAndOverIsBroken() throws IOException {
        assertThat(draw(SampleFiles.jpegWithPasses(0))).isPresent();

        assertRefused(Reason.BROKEN_PICTURE, () -> draw(SampleFiles.jpegWithPasses(100)));
    }

    @Test
    void finerColoursCountForMorePixels() throws IOException {
        pictures = withAtMost(1);
        assertThat(draw(SampleFiles.transparentPng(1_000, 800))).isPresent();
        assertThat(draw(SampleFiles.finePng(700, 700))).isPresent();

        assertRefused(Reason.TOO_MANY_PIXELS, () -> draw(SampleFiles.finePng(1_000, 800)));
    }

    @Test
    void aTinyPictureIsNotBlownUp() throws IOException {
        var tiny = draw(SampleFiles.png(20, 900)).orElseThrow();
        assertThat(read(tiny.small()).getHeight()).isEqualTo(640);
        assertThat(read(draw(SampleFiles.png(20, 10)).orElseThrow().small()).getWidth())
                .isEqualTo(20);
    }

    @Test
    void aTransparentPictureStaysTransparent() throws IOException {
        var picture = draw(SampleFiles.transparentPng(900, 900)).orElseThrow();
        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.smallType()).isEqualTo("image/png");
        assertThat(read(picture.content()).getColorModel().hasAlpha()).isTrue();
        assertThat(read(picture.small()).getColorModel().hasAlpha()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 400, 200, left", "3, 400, 200, right", "6, 200, 400, top", "8, 200, 400, bottom"})
    void aPhotoStandsUprightAndTellsNoPlace(int orientation, int width, int height, String red) throws IOException {
        var photo = draw(SampleFiles.photo(400, 200, orientation)).orElseThrow();
        assertThat(photo.dimensions()).isEqualTo(new Dimensions(width, height));
        var drawn = read(photo.content());
        assertThat(new Color(
                                switch (red) {
                                    case "left" -> drawn.getRGB(20, height / 2);
                                    case "right" -> drawn.getRGB(width - 20, height / 2);
                                    case "top" -> drawn.getRGB(width / 2, 20);
                                    default -> drawn.getRGB(width / 2, height - 20);
                                })
                        .getRed())
                .isGreaterThan(200);
        for (var kept : new byte[][] {photo.content(), photo.small()}) {
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "taken at home");
        }
    }

    @Test
    void aMovingPictureKeepsMovingAndItsSmallOneStandsStill() throws IOException {
        var gif = SampleFiles.movingGif(900, 450);
        var picture = draw(gif).orElseThrow();
        assertThat(picture.mediaType()).isEqualTo("image/gif");
        assertThat(picture.content()).isEqualTo(gif);
        assertThat(picture.smallType()).isIn("image/jpeg", "image/png");
        assertThat(read(picture.small()).getWidth()).isEqualTo(640);
    }

    @Test
    void aPictureForPrintersAndAWebPicture() throws IOException {
        assertThat(draw(SampleFiles.cmykJpeg(64, 48)).orElseThrow().dimensions())
                .isEqualTo(new Dimensions(64, 48));
        assertThat(draw(SampleFiles.WEBP).orElseThrow().mediaType()).isIn("image/jpeg", "image/png");
    }

    @Test
    void whatOnlySaysThatItIsAPictureIsNone() throws IOException {
        assertThat(draw(SampleFiles.HTML)).isEmpty();
        assertThat(draw(SampleFiles.SVG_WITH_SCRIPT)).isEmpty();
        assertThat(draw(new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void aPictureThatEndsTooEarlyIsRefused() {
        for (var good : new byte[][] {
            SampleFiles.jpeg(900, 600), SampleFiles.png(900, 600), SampleFiles.movingGif(90, 60), SampleFiles.WEBP
        }) {
            assertRefused(Reason.BROKEN_PICTURE, () -> draw(SampleFiles.truncated(good)));
        }
        assertRefused(Reason.BROKEN_PICTURE, () -> draw(SampleFiles.pngHeader(10, 10)));
    }

    @Test
    void howManyPixelsAPictureMayHaveTheInstallationSays() throws IOException {
        pictures = withAtMost(1);

        assertRefused(Reason.TOO_MANY_PIXELS, () -> draw(SampleFiles.pngHeader(1_000, 1_001)));
        assertThat(draw(SampleFiles.png(1_000, 1_000))).isPresent();
    }

    @Test
    void aGiganticPictureIsRefusedByItsHeader() throws IOException {
        assertRefused(Reason.TOO_MANY_PIXELS, () -> draw(SampleFiles.pngHeader(50_000, 50_000)));
        assertRefused(Reason.TOO_MANY_PIXELS, () -> draw(SampleFiles.pngHeader(5_000, 5_001)));
        var gif = SampleFiles.movingGif(10, 10);
        Arrays.fill(gif, 6, 10, (byte) 0xFF);
        assertRefused(Reason.TOO_MANY_PIXELS, () -> draw(gif));
        assertThat(draw(SampleFiles.png(5_000, 5_000)).orElseThrow().dimensions())
                .isEqualTo(new Dimensions(5_000, 5_000));
    }
}
