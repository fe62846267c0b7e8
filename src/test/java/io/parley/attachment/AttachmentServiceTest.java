package io.parley.attachment;

import static io.parley.attachment.Refused.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.attachment.AttachmentRefusedException.Reason;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(AttachmentServiceTest.Time.class)
class AttachmentServiceTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {

        @Bean
        @Primary
        MovableTime time() {
            return new MovableTime();
        }
    }

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private SentFiles sent;

    @Autowired
    private ExpiredFiles expired;

    @Autowired
    private AttachmentProperties properties;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableTime time;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;
    private UserId ben;
    private UserId cleo;

    @BeforeEach
    void threePeople() {
        var people = new People(jdbc);
        anna = people.registered("anna");
        ben = people.registered("ben");
        cleo = people.registered("cleo");
    }

    private Attachment upload(String name, byte[] content) throws IOException {
        return attachments.upload(anna, name, new ByteArrayInputStream(content));
    }

    private boolean give(UserId owner, UserId recipient, AttachmentId... ids) {
        return Boolean.TRUE.equals(transaction.execute(status -> sent.give(owner, recipient, List.of(ids))));
    }

    private long filesOnTheDisk() throws IOException {
        if (Files.notExists(properties.folder())) {
            return 0;
        }
        try (var files = Files.walk(properties.folder())) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void aFileIsKeptAsItIsUnderANameThatSaysNothing() throws IOException {
        var report = upload("../../secret report.pdf", SampleFiles.PDF);
        assertThat(report.name().text()).isEqualTo("secret report.pdf");
        assertThat(report.mediaType()).isEqualTo("application/pdf");
        assertThat(report.size()).isEqualTo(SampleFiles.PDF.length);
        assertThat(report.picture()).isEmpty();
        var file = attachments.file(anna, report.id()).orElseThrow();
        assertThat(file.content().getContentAsByteArray()).isEqualTo(SampleFiles.PDF);
        assertThat(file.isShown()).isFalse();
        assertThat(file.content().getFile().toPath())
                .startsWith(properties.folder().toAbsolutePath().normalize())
                .satisfies(path -> assertThat(path.getFileName().toString()).matches("[0-9a-f]{32}"));
        assertThat(attachments.thumbnail(anna, report.id())).isEmpty();
    }

    @Test
    void aPictureHasASizeBeforeItIsLoaded() throws IOException {
        var picture = upload("garden.jpg", SampleFiles.photo(400, 200, 6));
        assertThat(picture.picture()).contains(new Dimensions(200, 400));
        var file = attachments.file(anna, picture.id()).orElseThrow();
        assertThat(file.isShown()).isTrue();
        assertThat(file.content().contentLength()).isEqualTo(picture.size());
        assertThat(attachments.thumbnail(anna, picture.id()).orElseThrow().mediaType())
                .isEqualTo("image/jpeg");
    }

    @Test
    void aWebPictureIsNamedAsWhatItHasBecome() throws IOException {
        assertThat(upload("dot.webp", SampleFiles.WEBP).name().text()).matches("dot\\.(jpg|png)");
    }

    @Test
    void whatOnlySaysThatItIsAPictureIsAFile() throws IOException {
        for (var content : new byte[][] {SampleFiles.HTML, SampleFiles.SVG_WITH_SCRIPT}) {
            var file =
                    attachments.file(anna, upload("holiday.jpg", content).id()).orElseThrow();
            assertThat(file.isShown()).isFalse();
            assertThat(file.attachment().mediaType()).isIn("text/html", "image/svg+xml");
        }
    }

    @Test
    void whatIsOnlyDownloadedTellsNoPlaceEither() throws IOException {
        for (var content :
                List.of(BoxFile.picture(1, false), TiffFile.takenAtHome(ByteOrder.BIG_ENDIAN, false), BoxFile.film())) {
            var id = upload("holiday", content).id();
            var downloaded = attachments.file(anna, id).orElseThrow().content();
            assertThat(downloaded.getContentAsString(StandardCharsets.ISO_8859_1))
                    .hasSize(content.length)
                    .doesNotContain("taken at home");
        }
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws IOException {
        var before = filesOnTheDisk();
        assertRefused(Reason.EMPTY, () -> upload("empty.txt", new byte[0]));
        assertRefused(Reason.BROKEN_PICTURE, () -> upload("half.jpg", SampleFiles.truncated(SampleFiles.jpeg(90, 60))));
        assertRefused(Reason.TOO_MANY_PIXELS, () -> upload("big.png", SampleFiles.pngHeader(50_000, 50_000)));
        assertRefused(
                Reason.UNREADABLE_METADATA,
                () -> upload("half.heic", SampleFiles.truncated(BoxFile.picture(1, false))));
        assertThat(jdbc.queryForObject("select count(*) from attachment", Long.class))
                .isZero();
        assertThat(filesOnTheDisk()).isEqualTo(before);
    }

    @Test
    void tenMebibytesAreTakenAndNotOneByteMore() throws IOException {
        var limit = 10 * 1024 * 1024;
        assertThat(upload("large.bin", new byte[limit]).size()).isEqualTo(limit);
        assertRefused(Reason.TOO_LARGE, () -> upload("larger.bin", new byte[limit + 1]));
        var endless = InputStream.nullInputStream();
        assertRefused(Reason.EMPTY, () -> attachments.upload(anna, "nothing", endless));
    }

    @Test
    void anUploadThatBreaksOffIsNoFile() {
        var breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        };
        assertThatIOException().isThrownBy(() -> attachments.upload(anna, "a", breaking));
        assertThat(jdbc.queryForObject("select count(*) from attachment", Long.class))
                .isZero();
    }

    @Test
    void onlyItsOwnerHasAFileUntilItIsSent() throws IOException {
        var id = upload("report.pdf", SampleFiles.PDF).id();
        assertThat(attachments.file(ben, id)).isEmpty();
        assertThat(give(anna, ben, id)).isTrue();
        assertThat(attachments.file(ben, id)).isPresent();
        assertThat(attachments.file(anna, id)).isPresent();
        assertThat(attachments.file(cleo, id)).isEmpty();
        assertThat(attachments.thumbnail(cleo, id)).isEmpty();
    }

    @Test
    void nobodySendsAFileTwiceOrOneOfOthers() throws IOException {
        var id = upload("report.pdf", SampleFiles.PDF).id();
        assertThat(attachments.unsent(ben, List.of(id))).isEmpty();
        assertThat(give(ben, cleo, id)).isFalse();
        assertThat(attachments.unsent(anna, List.of(id)))
                .extracting(Attachment::id)
                .containsExactly(id);
        assertThat(give(anna, ben, id)).isTrue();
        assertThat(attachments.unsent(anna, List.of(id))).isEmpty();
        assertThat(give(anna, cleo, id)).isFalse();
        assertThat(attachments.file(cleo, id)).isEmpty();
    }

    @Test
    void unsentFilesComeInTheOrderAskedFor() throws IOException {
        var first = upload("a.txt", SampleFiles.utf8("a")).id();
        var second = upload("b.txt", SampleFiles.utf8("b")).id();
        assertThat(attachments.unsent(anna, List.of(second, first)))
                .extracting(Attachment::id)
                .containsExactly(second, first);
    }

    @Test
    void filesAreGivenWithinTheTransactionOfTheMessage() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> sent.give(anna, ben, List.of(new AttachmentId(1))));
    }

    @Test
    void whatIsNotSentIsGoneAfterADayAndWhatIsSentStays() throws IOException {
        var before = filesOnTheDisk();
        var kept = upload("kept.jpg", SampleFiles.jpeg(20, 20)).id();
        give(anna, ben, kept);
        var forgotten = upload("forgotten.jpg", SampleFiles.jpeg(20, 20)).id();
        time.advance(Duration.ofDays(1).minusSeconds(1));
        expired.sweep();
        assertThat(attachments.unsent(anna, List.of(forgotten))).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(attachments.unsent(anna, List.of(forgotten))).isEmpty();
        assertThat(give(anna, ben, forgotten)).isFalse();
        expired.sweep();
        assertThat(attachments.file(anna, forgotten)).isEmpty();
        assertThat(attachments.file(ben, kept)).isPresent();
        assertThat(filesOnTheDisk()).isEqualTo(before + 2);
        assertThat(jdbc.queryForObject("select count(*) from attachment", Long.class))
                .isOne();
    }

    @Test
    void theFilesOfADeletedMessageAreGoneForBothWithTheCommit() throws IOException {
        var before = filesOnTheDisk();
        var id = upload("report.pdf", SampleFiles.PDF).id();
        give(anna, ben, id);
        transaction.executeWithoutResult(status -> sent.delete(List.of(id)));
        assertThat(attachments.file(anna, id)).isEqualTo(Optional.empty());
        assertThat(attachments.file(ben, id)).isEmpty();
        await().untilAsserted(() -> assertThat(filesOnTheDisk()).isEqualTo(before));
    }

    @Test
    void aDeletionThatIsRolledBackDeletesNothing() throws IOException {
        var id = upload("report.pdf", SampleFiles.PDF).id();
        give(anna, ben, id);
        transaction.executeWithoutResult(status -> {
            sent.delete(List.of(id));
            status.setRollbackOnly();
        });
        expired.sweep();
        assertThat(attachments.file(ben, id)).isPresent();
    }

    @Test
    void whoGivesUpAnUploadLosesItAndNothingElse() throws IOException {
        var given = upload("given.pdf", SampleFiles.PDF).id();
        give(anna, ben, given);
        var unsent = upload("unsent.pdf", SampleFiles.PDF).id();
        attachments.discard(ben, List.of(unsent));
        assertThat(attachments.unsent(anna, List.of(unsent))).hasSize(1);
        attachments.discard(anna, List.of(given, unsent));
        assertThat(attachments.unsent(anna, List.of(unsent))).isEmpty();
        assertThat(attachments.file(ben, given)).isPresent();
    }
}
