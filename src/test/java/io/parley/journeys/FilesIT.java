package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.parley.support.SampleFiles;
import io.parley.support.Thorough;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class FilesIT {

    private static final int LARGE = 8 << 20;
    private static final int SLOW = 400_000;
    private static final int UNLIMITED = -1;

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server = ParleyServer.shortLived("files", "--parley.account.registrations.burst=100")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private static void attach(Person person, FilePayload... files) {
        person.page().waitForFileChooser(() -> person.press("Attach files")).setFiles(files);
    }

    private static Locator waiting(Person person, String name) {
        return person.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove " + name));
    }

    private static Locator picture(Person person, String name) {
        return person.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Picture " + name));
    }

    private static void seesLoaded(Person person, String name) {
        assertThat(picture(person, name)).isVisible();
        picture(person, name).evaluate("picture => picture.scrollIntoView()");
        person.page()
                .waitForFunction(
                        "name => document.querySelector(`img[alt='Picture ${name}']`)?.naturalWidth > 0", name);
    }

    /** Gives the files to the page as the browser does that has them in its clipboard, or under its pointer. */
    private static void hand(Person person, String event, String selector, String name, byte[] content) {
        person.page().evaluate("""
                ([event, selector, name, content]) => {
                  const data = new DataTransfer();
                  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
                  data.items.add(new File([bytes], name, {type: 'image/png'}));
                  const options = {bubbles: true, cancelable: true, composed: true};
                  document.querySelector(selector).dispatchEvent(event === 'paste'
                      ? new ClipboardEvent(event, {...options, clipboardData: data})
                      : new DragEvent(event, {...options, dataTransfer: data}));
                }""", new Object[] {
            event, selector, name, Base64.getEncoder().encodeToString(content)
        });
    }

    @Test
    void filesGoToTheOtherSideAndWhatCannotBeSentIsSaid() {
        try (var anna = Person.withBrowser(server, "anna");
                var ben = Person.withBrowser(server, "ben")) {
            anna.register();
            ben.register();
            anna.openConversationWith(ben);
            ben.openConversationWith(anna);

            attach(anna, file("garden.jpg", SampleFiles.photo(1200, 800, 6)), file("report.pdf", SampleFiles.PDF));
            assertThat(waiting(anna, "garden.jpg")).isVisible();
            assertThat(waiting(anna, "report.pdf")).isVisible();
            assertThat(anna.page().locator(".parley-chips button").evaluateAll("all => all.map(one => one.ariaLabel)"))
                    .isEqualTo(List.of("Remove garden.jpg", "Remove report.pdf"));
            anna.composer().fill("look at this");
            attach(anna, file("half.png", SampleFiles.truncated(SampleFiles.png(900, 600))));
            assertThat(anna.page().getByText("half.png is damaged, or not all of it is there."))
                    .isVisible();
            assertThat(anna.composer()).hasValue("look at this");
            anna.screenshots("files-composer");
            anna.press("Send");

            for (var person : new Person[] {anna, ben}) {
                person.sees("look at this");
                seesLoaded(person, "garden.jpg");
                assertThat(person.page().getByText("report.pdf").first()).isVisible();
            }
            assertThat(waiting(anna, "garden.jpg")).isHidden();
            assertThat(picture(ben, "garden.jpg").locator("img").boundingBox().height)
                    .isBetween(319.0, 321.0);

            picture(ben, "garden.jpg").press("Enter");
            var large = ben.page().getByRole(AriaRole.DIALOG);
            assertThat(large.locator("img")).isVisible();
            assertThat(large.locator("img")).hasAttribute("width", "800");
            ben.screenshots("files-enlarged");
            assertThat(ben.barriers()).isEmpty();
            ben.page().keyboard().press("Escape");
            assertThat(large).hasCount(0);

            var download = ben.page()
                    .waitForDownload(
                            () -> ben.page().getByText("report.pdf").first().click());
            assertThat(download.suggestedFilename()).isEqualTo("report.pdf");
            assertThat(ben.barriers()).isEmpty();

            ben.open("/");
            ben.openConversationWith(anna);
            seesLoaded(ben, "garden.jpg");
            ben.screenshots("files");
        }
    }

    @Test
    @Thorough
    void anUploadTellsHowFarItIsAndIsCancelledWithoutATrace() throws IOException {
        try (var emma = Person.withBrowser(server, "emma")) {
            emma.register();
            emma.open("/chat/emma");
            emma.composer().fill("the film comes later");
            var stored = storedFiles();
            uploadsWith(emma, SLOW);

            attach(emma, file("film.mp4", new byte[LARGE]));
            var progress = emma.page().getByRole(AriaRole.PROGRESSBAR);
            assertThat(progress).hasAttribute("aria-valuenow", Pattern.compile("0\\.\\d+|[1-9]\\d*"));
            emma.press("Send");
            assertThat(emma.problemOfComposer()).hasText("One moment, please: files are still being uploaded.");
            emma.screenshots("files-on-their-way");
            emma.page().getByLabel("Cancel").click();

            assertThat(progress).hasCount(0);
            assertThat(emma.page().locator("vaadin-text-area[invalid]")).hasCount(0);
            assertThat(emma.composer()).hasValue("the film comes later");
            assertThat(waiting(emma, "film.mp4")).hasCount(0);
            uploadsWith(emma, UNLIMITED);
            emma.press("Send");
            emma.seesTick("the film comes later", "sent");
            assertThat(storedFiles()).isEqualTo(stored);
        }
    }

    private static void uploadsWith(Person person, int bytesPerSecond) {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 0);
        network.addProperty("downloadThroughput", UNLIMITED);
        network.addProperty("uploadThroughput", bytesPerSecond);
        person.context().newCDPSession(person.page()).send("Network.emulateNetworkConditions", network);
    }

    private static List<Path> storedFiles() throws IOException {
        try (var files = Files.walk(server.dataFolder().resolve("attachments"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (NoSuchFileException nobodyHasSentAnything) {
            return List.of();
        }
    }

    @Test
    @Thorough
    void aPictureIsPastedOrDroppedAndOutlivesAReload() {
        try (var cleo = Person.withBrowser(server, "cleo");
                var dora = Person.withBrowser(server, "dora")) {
            cleo.register();
            dora.register();
            cleo.openConversationWith(dora);
            hand(cleo, "paste", "vaadin-text-area textarea", "pasted.png", SampleFiles.png(300, 200));
            assertThat(waiting(cleo, "pasted.png")).isVisible();
            hand(cleo, "drop", "vaadin-upload-drop-zone", "dropped.png", SampleFiles.png(200, 300));
            assertThat(waiting(cleo, "dropped.png")).isVisible();

            cleo.page().reload();
            assertThat(waiting(cleo, "pasted.png")).isVisible();
            waiting(cleo, "pasted.png").click();
            assertThat(waiting(cleo, "pasted.png")).isHidden();
            cleo.press("Send");
            seesLoaded(cleo, "dropped.png");

            dora.open("/");
            assertThat(dora.page().getByText("Photo")).isVisible();
            dora.openConversationWith(cleo);
            seesLoaded(dora, "dropped.png");
        }
    }
}
