package io.parley.attachment;

import static io.parley.attachment.BoxFile.box;
import static io.parley.attachment.BoxFile.bytes;
import static io.parley.attachment.BoxFile.ints;
import static io.parley.attachment.BoxFile.joined;
import static io.parley.attachment.BoxFile.shorts;
import static io.parley.attachment.BoxFile.versioned;
import static io.parley.attachment.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.attachment.AttachmentRefusedException.Reason;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    @TempDir
    private Path folder;

    private byte[] takenOut(byte[] content) throws IOException {
        var file = Files.write(folder.resolve("upload"), content);
        Metadata.takeOut(file);
        var left = Files.readAllBytes(file);
        assertThat(left).hasSameSizeAs(content);
        return left;
    }

    private void assertNotFollowed(byte[] content) {
        assertRefused(Reason.UNREADABLE_METADATA, () -> takenOut(content));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] changed(byte[] content, Consumer<ByteBuffer> change) {
        var copy = content.clone();
        change.accept(ByteBuffer.wrap(copy));
        return copy;
    }

    private static int placeOf(String words, byte[] content) {
        var at = text(content).indexOf(words);
        assertThat(at).isPositive();
        return at;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "1, true", "2, false", "2, true"})
    void aPhotoOfATelephoneTellsNoPlaceAndKeepsItsPixels(int version, boolean inData) throws IOException {
        var photo = BoxFile.picture(version, inData);
        assertThat(text(photo)).contains(BoxFile.HOME.substring(9));

        var left = takenOut(photo);
        assertThat(text(left)).doesNotContain("home", "52 31", "xmpmeta").contains(BoxFile.PIXELS, "hvc1", "Exif\0");
        var exif = placeOf("MM\0*", left);
        assertThat(Arrays.copyOfRange(left, exif + 4, exif + 14)).containsExactly(0, 0, 0, 8, 0, 0, 0, 0, 0, 0);
        var from = placeOf("MM\0*", photo) - 4;
        var to = placeOf("</x:xmpmeta>", photo) + 12;
        assertThat(Arrays.copyOf(left, from)).isEqualTo(Arrays.copyOf(photo, from));
        assertThat(Arrays.copyOfRange(left, to, left.length)).isEqualTo(Arrays.copyOfRange(photo, to, photo.length));
    }

    @Test
    void aPhotoThatMovesForAMomentTellsNoPlaceEither() throws IOException {
        var photo = BoxFile.picture(1, false, box("sefd", bytes(BoxFile.HOME)), box("mpvd", BoxFile.film()));
        assertThat(text(takenOut(photo))).doesNotContain("home");
    }

    @Test
    void aPictureOfJpegXlTellsNoPlace() throws IOException {
        var picture = joined(
                box("JXL ", ints(0x0D0A870A)),
                box("ftyp", bytes("jxl "), ints(0)),
                box("Exif", ints(0), bytes(BoxFile.HOME)),
                box("xml ", bytes(BoxFile.HOME)),
                box("jxlc", bytes(BoxFile.PIXELS)));
        assertThat(text(takenOut(picture))).doesNotContain("home").contains(BoxFile.PIXELS);
    }

    @Test
    void aFilmTellsNoPlaceAndKeepsItsTitle() throws IOException {
        var film = takenOut(BoxFile.film());
        assertThat(text(film))
                .doesNotContain("home", "ISO6709", "xyz", "loci", "CAME", "CMT4")
                .contains(BoxFile.PIXELS, "A title", "An album");
    }

    @Test
    void aFilmThatBreaksOffIsTaken() throws IOException {
        var film = joined(box("ftyp", bytes("isom"), ints(0)), ints(9_000), bytes("mdat" + BoxFile.PIXELS));
        assertThat(takenOut(film)).isEqualTo(film);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void aTiffTellsNoPlaceAndKeepsItsPixels(boolean little, boolean big) throws IOException {
        var tiff = TiffFile.takenAtHome(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, big);

        var left = takenOut(tiff);
        assertThat(text(left))
                .doesNotContain("home", "52 31", "Anna", "2024", "note", "4711")
                .contains("Copyright stays");
        if (!big) {
            var readers = ImageIO.getImageReadersByFormatName("tiff");
            var reader = readers.next();
            try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(left))) {
                reader.setInput(input);
                assertThat(reader.getNumImages(true)).isEqualTo(2);
                for (var picture = 0; picture < 2; picture++) {
                    assertThat(reader.read(picture).getRaster().getDataElements(0, 0, 4, 2, null))
                            .isEqualTo(TiffFile.PIXELS);
                }
            } finally {
                reader.dispose();
            }
        }
        assertThat(takenOut(left)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRawFileKeepsOnlyWhatItsPixelsNeed(boolean dng) throws IOException {
        var left = text(takenOut(TiffFile.rawTakenAtHome(dng)));
        assertThat(left).doesNotContain("home", "4711", "2024");
        assertThat(left.contains("note of the maker")).isNotEqualTo(dng);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CR\2\0", "IIII"})
    void aRawFileIsKnownByItsMarkAsWell(String mark) throws IOException {
        var left = text(takenOut(TiffFile.markedTakenAtHome(bytes(mark))));
        assertThat(left).doesNotContain("home", "4711").contains("note of the maker");
    }

    @ParameterizedTest
    @CsvSource({"513, 42", "273, 42", "46, 85"})
    void thePreviewOfARawFileTellsNoPlace(int tag, int magic) throws IOException {
        var preview = SampleFiles.photo(40, 20, 1);
        var tiff = new TiffFile(ByteOrder.LITTLE_ENDIAN, false);
        var fields = tiff.fields().with(46, 7, preview.length, preview);
        var file = ByteBuffer.wrap(tiff.from(
                tag == 46 ? fields.write(0) : tiff.fields().number(tag, 8).write(0)));
        var at = 8;
        var left = takenOut(file.put(2, (byte) magic).array());
        assertThat(text(left)).doesNotContain("home");
        assertThat(ImageIO.read(new ByteArrayInputStream(left, at, preview.length))
                        .getWidth())
                .isEqualTo(40);
    }

    @Test
    void directoriesThatGoInCirclesAreFollowedOnce() throws IOException {
        var tiff = new TiffFile(ByteOrder.BIG_ENDIAN, false);
        var fields = tiff.fields().picture();
        var inner = 8 + TiffFile.PIXELS.length;
        var first = fields.directories(330, 0, 0).text(700, TiffFile.HOME).write(0);
        var circle = changed(tiff.from(first), file -> {
            file.putInt(inner, (int) first);
            file.putInt(file.capacity() - 4, (int) first);
        });
        assertThat(text(takenOut(circle))).doesNotContain("home");
    }

    @Test
    void whatCannotBeFollowedIsRefused() {
        var tiff = TiffFile.takenAtHome(ByteOrder.BIG_ENDIAN, false);
        assertNotFollowed(SampleFiles.truncated(tiff));
        assertNotFollowed(changed(tiff, file -> file.putInt(4, 0)));
        assertNotFollowed(changed(tiff, file -> file.putInt(4, file.capacity() - 1)));
        assertNotFollowed(changed(tiff, file -> file.putInt(4, -1)));
        assertNotFollowed(changed(tiff, file -> file.putShort(file.getInt(4), (short) -1)));
        var photo = BoxFile.picture(1, false);
        assertNotFollowed(Arrays.copyOf(photo, placeOf("iloc", photo) + 20));
        assertNotFollowed(SampleFiles.truncated(photo));
        assertNotFollowed(changed(photo, file -> file.putInt(placeOf("meta", photo) - 4, 3)));
        var newer = BoxFile.picture(2, false);
        assertNotFollowed(changed(newer, file -> file.put(placeOf("iloc", newer) + 4, (byte) 3)));
        assertNotFollowed(changed(photo, file -> file.putInt(placeOf("infe", photo) - 4, 0)));
        assertNotFollowed(joined(box("ftyp", bytes("isom"), ints(0)), deep(40)));
    }

    private static byte[] deep(int levels) {
        return levels == 0 ? new byte[0] : box("moov", deep(levels - 1));
    }

    @Test
    void itemsThatLieNowhereOrElsewhereAreRefused() {
        var photo = BoxFile.picture(1, false);
        var exif = placeOf("iloc", photo) + 4 + 8 + 28;
        assertNotFollowed(changed(photo, file -> file.putShort(exif + 2, (short) 1)));
        assertNotFollowed(changed(photo, file -> file.putShort(exif + 2, (short) 2)));
        assertNotFollowed(changed(photo, file -> file.putShort(exif + 4, (short) 1)));
        assertNotFollowed(changed(photo, file -> file.putInt(exif + 6, file.capacity())));
        assertNotFollowed(changed(photo, file -> file.putLong(exif + 12 + 8, 0)));
        assertNotFollowed(changed(photo, file -> file.putLong(exif + 12 + 8, Long.MAX_VALUE)));
    }

    @Test
    void anItemThatIsAPictureItselfStays() throws IOException {
        var photo = BoxFile.picture(1, false);
        var mixed = changed(photo, file -> file.put(placeOf("application/rdf", photo), bytes("image/jpeg\0")));
        assertThat(text(takenOut(mixed))).contains("xmpmeta");
    }

    @Test
    void whatWouldTakeMuchMemoryOrTimeIsRefused() {
        var type = box("ftyp", bytes("heic"), ints(0));
        var large = versioned("infe", 2, shorts(1, 0), bytes("hvc1"), new byte[4 << 20]);
        var infos = versioned("iinf", 0, shorts(1), large);
        assertNotFollowed(joined(type, versioned("meta", 0, infos, versioned("iloc", 0, shorts(0x4440, 0)))));
        var boxes = new byte[100_001][];
        Arrays.fill(boxes, box("free"));
        assertNotFollowed(joined(type, joined(boxes)));
        var tiff = new TiffFile(ByteOrder.BIG_ENDIAN, false);
        var next = 0L;
        for (var i = 0; i < 4_097; i++) {
            next = tiff.fields().write(next);
        }
        assertNotFollowed(tiff.from(next));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 400_000})
    void anAnswerLongerThanTheFileIsRefused(int count) {
        var tiff = new TiffFile(ByteOrder.BIG_ENDIAN, false);
        var fields = tiff.fields().with(700, 1, count, bytes(TiffFile.HOME));
        assertNotFollowed(tiff.from(fields.write(0)));
    }

    @Test
    void aFileThatNamesItsBytesAgainAndAgainIsRefused() {
        var tiff = new TiffFile(ByteOrder.BIG_ENDIAN, false);
        var fields = tiff.fields();
        for (var i = 0; i < 1_000; i++) {
            fields.with(700, 4, 3_000, ints(8, 0)).with(1, 1, 4, ints(8));
        }
        var first = fields.write(0);
        assertNotFollowed(tiff.from(first));
    }

    @Test
    void otherFilesStayAsTheyAre() throws IOException {
        for (var other : new byte[][] {
            SampleFiles.PDF,
            SampleFiles.HTML,
            SampleFiles.utf8("The moov is a box."),
            SampleFiles.utf8("II* is a mark of a TIFF"),
            SampleFiles.utf8("MM"),
            new byte[0]
        }) {
            assertThat(takenOut(other)).isEqualTo(other);
        }
    }
}
