package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.Registration;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentService;
import io.parley.attachment.SentFiles;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class AttachmentsOnTheWireTest extends RealServerTest {

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private SentFiles sent;

    @Autowired
    private TransactionTemplate transaction;

    private UserId ben;

    @BeforeEach
    void benAndCleoAreRegistered() {
        ben = register("ben");
        register("cleo");
    }

    private UserId register(String username) {
        return accounts.register(new Registration(
                        new EmailAddress(username + "@example.org"),
                        new Username(username),
                        Optional.empty(),
                        new Password(PASSWORD)))
                .id();
    }

    private Wire browserOf(String username) {
        var browser = wire();
        browser.logIn(username, PASSWORD, false);
        return browser;
    }

    private Attachment sent(String name, byte[] content) throws IOException {
        var file = attachments.upload(anna, name, new ByteArrayInputStream(content));
        transaction.executeWithoutResult(status -> sent.give(anna, ben, List.of(file.id())));
        return file;
    }

    @Test
    void bothPeopleGetAPictureAndNobodyElse() throws IOException {
        var picture = sent("garden.png", SampleFiles.png(20, 10));
        for (var address :
                List.of("/" + picture.url(), "/" + picture.url() + "/garden.png", "/" + picture.thumbnailUrl())) {
            assertThat(annasBrowser().get(address).status()).isEqualTo(200);
            assertThat(browserOf("ben").get(address).status()).isEqualTo(200);
            assertThat(browserOf("cleo").get(address).status()).isEqualTo(404);
            assertThat(wire().get(address).status()).isEqualTo(302);
        }
    }

    @Test
    void whatIsOfOthersAnswersAsWhatIsNotThere() throws IOException {
        var picture = sent("garden.png", SampleFiles.png(20, 10));
        var cleo = browserOf("cleo");
        var foreign = cleo.get("/" + picture.url());
        var none = cleo.get("/attachments/" + (picture.id().value() + 1_000));
        assertThat(foreign.status()).isEqualTo(none.status()).isEqualTo(404);
        assertThat(none.body()).contains("There is nothing here");
        assertThat(foreign.body().replaceAll("Incident \\w+", ""))
                .isEqualTo(none.body().replaceAll("Incident \\w+", ""));
    }

    @Test
    void aPictureIsShownAndCanDoNothing() throws IOException {
        var answer = annasBrowser()
                .get("/" + sent("Gärten.png", SampleFiles.png(20, 10)).url());
        assertThat(answer.header("content-type")).contains("image/png");
        assertThat(answer.header("content-disposition").orElseThrow())
                .startsWith("inline;")
                .contains("filename*=UTF-8''G%C3%A4rten.png");
        assertHarmless(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.svg", "evil.html", "holiday.jpg", "a\"; filename=\"b.html"})
    void everythingElseIsDownloadedAsBytes(String name) throws IOException {
        for (var content : new byte[][] {SampleFiles.SVG_WITH_SCRIPT, SampleFiles.HTML}) {
            var answer = browserOf("ben").get("/" + sent(name, content).url());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).contains("application/octet-stream");
            assertThat(answer.header("content-disposition").orElseThrow()).startsWith("attachment;");
            assertHarmless(answer);
        }
    }

    private static void assertHarmless(Wire.Answer answer) {
        assertThat(values(answer, "content-security-policy"))
                .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
        assertThat(values(answer, "x-content-type-options")).containsExactly("nosniff");
        assertThat(values(answer, "cross-origin-resource-policy")).containsExactly("same-origin");
        assertThat(values(answer, "cache-control")).containsExactly("private, no-cache");
    }

    private static List<String> values(Wire.Answer answer, String header) {
        return answer.headers().stream()
                .filter(entry -> entry.getKey().equals(header))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void aBrowserThatHasAFileAsksWhetherItStillMayShowIt() throws IOException {
        var url = "/" + sent("garden.png", SampleFiles.png(20, 10)).url();
        var eTag = annasBrowser().get(url).header("etag").orElseThrow();
        assertThat(annasBrowser().get(url, "If-None-Match: " + eTag).status()).isEqualTo(304);
        assertThat(browserOf("cleo").get(url, "If-None-Match: " + eTag).status())
                .isEqualTo(404);
    }

    @Test
    void aDownloadGoesOnWhereItWasBroken() throws IOException {
        var url = "/" + sent("numbers.txt", SampleFiles.utf8("0123456789")).url();
        var answer = annasBrowser().get(url, "Range: bytes=4-6");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("456");
        assertThat(annasBrowser().get(url, "Range: bytes=40-").status()).isEqualTo(416);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/attachments/0",
                "/attachments/x",
                "/attachments/99999999999999999999",
                "/attachments/1/../../etc/passwd",
                "/attachments/1/%2e%2e%2fetc",
                "/thumbnails/-1"
            })
    void whatIsNoFileIsNotThere(String path) {
        assertThat(annasBrowser().get(path).status()).isIn(400, 404);
    }
}
