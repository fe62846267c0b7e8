package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentFile;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationExport;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Lifetime;
import io.parley.conversation.LifetimeService;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.conversation.NoSuchConversationException;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import io.parley.uikit.ViewerTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.web.util.UriUtils;

/** Anna keeps what she and Ben have written. */
@ViewTest
class ExportViewTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private ConversationExport export;

    @Autowired
    private AccountService accounts;

    @Autowired
    private Clock clock;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void people(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben", "Ben <b>Richter</b>");
    }

    @Test
    void theMenuOffersAPageAndJsonAndBothWithAllFiles(Screens screens) {
        send(ben, anna, "Hello");
        var annas = screens.open("chat/ben", anna);
        var more = annas.all(NativeButton.class).stream()
                .filter(button -> annas.get(() -> button.hasClassName("parley-header-more")))
                .findFirst()
                .orElseThrow();
        annas.fire(more, "vaadin-context-menu-before-open", Map.of("event.detail", Map.of()));

        annas.press("Export…");

        assertThat(annas.text()).contains("in a file of your own", "With all files", "As a page", "As JSON");
        assertThat(annas.all(Anchor.class).stream().filter(link -> annas.get(link::isDownload)))
                .hasSize(3)
                .allMatch(link -> annas.get(link::getHref).contains("VAADIN/dynamic/resource/"));
    }

    @Test
    void thePageShowsWhatTheScreenShowsAndRunsNothing(Screens screens) throws IOException {
        var id = send(ben, anna, "<script>alert('x')</script> & so on\nin **two** lines");
        changes.react(anna, id, 1, new Emoji("👍"), true);
        send(anna, ben, "away with it");
        changes.delete(anna, id, 2);
        var file = attachments.upload(anna, "plan <1>.txt", new ByteArrayInputStream("plan".getBytes()));
        messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(MessageBody.orEmpty(""), List.of(file.id()), Optional.of(1L)));

        var page = page(screens.open("chat/ben", anna), id);

        assertThat(page.title()).isEqualTo("Ben <b>Richter</b>");
        assertThat(page.select("h1").text()).isEqualTo("Ben <b>Richter</b>");
        assertThat(page.select("script, img, link, [onclick]")).isEmpty();
        assertThat(page.select("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
        assertThat(page.html()).contains("--parley-accent").doesNotContain("http-equiv=\"refresh\"");
        var rows = page.select("article");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).select("bdi").first().wholeText())
                .isEqualTo("<script>alert('x')</script> & so on\nin two lines");
        assertThat(rows.get(0).select("strong").text()).isEqualTo("two");
        assertThat(rows.get(0).select(".reactions").text()).isEqualTo("👍");
        assertThat(rows.get(0).className()).isEqualTo("peer");
        assertThat(rows.get(1).text()).contains("You", "Message deleted").doesNotContain("away with it");
        assertThat(rows.get(2).className()).isEqualTo("own");
        assertThat(rows.get(2).select("a").attr("href")).isEqualTo("#message-1");
        assertThat(rows.get(0).id()).isEqualTo("message-1");
        assertThat(rows.get(2).text()).contains("plan <1>.txt", "TXT", "Sent");
    }

    @Test
    void whoHasSetHowLongMessagesAreKeptStandsBetweenThem(Screens screens, @Autowired LifetimeService lifetimes) {
        var id = send(ben, anna, "Hello");
        lifetimes.set(ben, id, Lifetime.WEEK);

        var page = page(screens.open("chat/ben", anna), id);

        assertThat(page.select("article")).hasSize(1);
        assertThat(page.select(".notice").text()).startsWith("Ben <b>Richter</b> set disappearing messages to 1 week.");
    }

    @Test
    void notesAreExportedToo(Screens screens) {
        var id = send(anna, anna, "Milk");

        var page = page(screens.open("chat/anna", anna), id, profile(anna));

        assertThat(page.select("h1").text()).isEqualTo("Note to self");
        assertThat(page.select("article").text()).contains("Milk").doesNotContain("Sent");
    }

    @Test
    void thePageRunsInTheDirectionOfItsLanguage(Screens screens) {
        var id = send(anna, ben, "Hello");
        var annas = screens.open("chat/ben", anna);
        assertThat(page(annas, id).select("html").attr("dir")).isEqualTo("ltr");

        annas.run(() -> UI.getCurrent().setLocale(Locale.of("ar")));

        assertThat(page(annas, id).select("html").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void aDownloadThatIsBrokenOffEndsTheReading(Screens screens) {
        var id = send(ben, anna, "Hello");
        var broken = new OutputStream() {
            @Override
            public void write(int written) throws IOException {
                throw new IOException("The browser is gone");
            }
        };

        var screen = screens.open("chat/ben", anna);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> screen.run(() -> write(id, profile(ben), broken)));
    }

    @Test
    void theArchiveHoldsThePageTheJsonAndTheFilesThatThePageShows(Screens screens) throws IOException {
        var picture = attachments.upload(anna, "sea.png", new ByteArrayInputStream(SampleFiles.png(30, 20)));
        var plan = attachments.upload(ben, "../50% #1?.txt", new ByteArrayInputStream("one".getBytes()));
        var again = attachments.upload(ben, "50% #1?.txt", new ByteArrayInputStream("two".getBytes()));
        var unsent = attachments.upload(ben, "secret.txt", new ByteArrayInputStream("not sent".getBytes()));
        var id = sendFiles(anna, ben, picture);
        sendFiles(ben, anna, plan, again);

        var archive = archive(screens.open("chat/ben", anna), id, attachments);

        assertThat(archive)
                .containsOnlyKeys(
                        "files/" + picture.id() + "-sea.png",
                        "files/" + plan.id() + "-50% #1_.txt",
                        "files/" + again.id() + "-50% #1_.txt",
                        "conversation.html",
                        "conversation.json")
                .doesNotContainKey("files/" + unsent.id() + "-secret.txt");
        var page = Jsoup.parse(archive.get("conversation.html"));
        var links = page.select(".file a").eachAttr("href").stream()
                .map(href -> UriUtils.decode(href, StandardCharsets.UTF_8))
                .toList();
        assertThat(archive).containsKeys(links.toArray(String[]::new));
        assertThat(links.stream().map(archive::get).toList()).containsSubsequence("one", "two");
        assertThat(page.select(".file img").eachAttr("src")).containsExactly("files/" + picture.id() + "-sea.png");
        assertThat(page.select("script")).isEmpty();
        assertThat(archive.get("conversation.json"))
                .contains("\"id\":" + plan.id())
                .endsWith("]}");
    }

    @Test
    void anArchiveThatFailsCannotBeOpened(Screens screens, @TempDir Path folder) throws IOException {
        var file = attachments.upload(anna, "plan.txt", new ByteArrayInputStream("plan".getBytes()));
        var id = sendFiles(anna, ben, file);
        var broken = mock(AttachmentService.class);
        when(broken.file(anna, file.id()))
                .thenReturn(Optional.of(new AttachmentFile(
                        file, new FileSystemResource(folder.resolve("gone")), false, file.mediaType())));
        var out = new ByteArrayOutputStream();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> writeArchive(screens.open("chat/ben", anna), id, broken, out));

        var kept = Files.write(folder.resolve("kept.zip"), out.toByteArray());
        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> new ZipFile(kept.toFile()).close());
    }

    @Test
    void whoHasNoPartInAConversationGetsNoArchive(Screens screens, People people) {
        var id = send(ben, people.registered("carla"), "Between us");
        var out = new ByteArrayOutputStream();

        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> writeArchive(screens.open("chat/ben", anna), id, attachments, out));
        assertThat(out.size()).isZero();
    }

    private ConversationId sendFiles(UserId author, UserId recipient, Attachment... files) {
        var ids = Stream.of(files).map(Attachment::id).toList();
        return messages.send(
                        author,
                        recipient,
                        ClientMessageId.random(),
                        new NewMessage(MessageBody.orEmpty(""), ids, Optional.empty()))
                .conversationId();
    }

    private Map<String, String> archive(Screen screen, ConversationId id, AttachmentService files) throws IOException {
        var out = new ByteArrayOutputStream();
        writeArchive(screen, id, files, out);
        var entries = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void writeArchive(Screen screen, ConversationId id, AttachmentService files, OutputStream out) {
        screen.run(() -> {
            var ui = UI.getCurrent();
            var page = new ExportPage(export, anna, profile(ben), ViewerTime.of(ui, clock), ui);
            try {
                new ExportArchive(export, files, anna, page).write(id, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ConversationId send(UserId author, UserId recipient, String text) {
        return messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text))
                .conversationId();
    }

    private UserProfile profile(UserId person) {
        return accounts.profile(person).orElseThrow();
    }

    private Document page(Screen screen, ConversationId id) {
        return page(screen, id, profile(ben));
    }

    private Document page(Screen screen, ConversationId id, UserProfile peer) {
        var out = new ByteArrayOutputStream();
        screen.run(() -> write(id, peer, out));
        return Jsoup.parse(out.toString(StandardCharsets.UTF_8));
    }

    private void write(ConversationId id, UserProfile peer, OutputStream out) {
        var ui = UI.getCurrent();
        try {
            new ExportPage(export, anna, peer, ViewerTime.of(ui, clock), ui).write(id, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
