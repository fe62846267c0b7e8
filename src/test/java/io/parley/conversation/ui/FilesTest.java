package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.UploadEvent;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class FilesTest {

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    private UserId anna;
    private UserId ben;
    private Attachment picture;
    private Attachment report;

    @BeforeEach
    void annaHasUploadedAPictureAndAReport(People people) throws IOException {
        anna = people.registered("anna");
        ben = people.registered("ben");
        picture = upload("garden.png", SampleFiles.png(800, 400));
        report = upload("report.pdf", SampleFiles.PDF);
    }

    private Attachment upload(String name, byte[] content) throws IOException {
        return attachments.upload(anna, name, new ByteArrayInputStream(content));
    }

    private static Stream<Element> elements(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(FilesTest::elements));
    }

    /** The links of all rows: where they lead, and what they say. */
    private static List<String> links(Screen screen) {
        return screen.all(MessageRow.class).stream()
                .flatMap(row -> screen
                        .get(() -> elements(row.getElement())
                                .filter(element -> !element.isTextNode()
                                        && element.getTag().equals("a"))
                                .map(link -> link.getAttribute("href"))
                                .toList())
                        .stream())
                .toList();
    }

    private void waits(Screen screen, Attachment... files) {
        screen.run(() -> screen.the(Uploads.class).add(List.of(files)));
    }

    @Test
    void whatWaitsInTheComposerGoesToBothScreens(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        waits(annas, picture, report);
        new Talk(annas).sends(ClientMessageId.random(), "", picture.id() + "," + report.id());
        for (var screen : List.of(annas, bens)) {
            screen.eventually(() -> assertThat(links(screen)).containsExactly(picture.url(), report.url()));
            assertThat(screen.text())
                    .contains("report.pdf", "\u2068PDF\u2069 · \u2068" + SampleFiles.PDF.length + " bytes\u2069");
        }
        assertThat(annas.shows(NativeButton.class, "Remove garden.png")).isFalse();
    }

    @Test
    void whatWasAttachedCanBeTakenOutAgain(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        waits(annas, picture, report);
        assertThat(annas.shows(NativeButton.class, "Remove garden.png")).isTrue();
        annas.press("Remove garden.png");
        assertThat(annas.text()).doesNotContain("garden.png").contains("report.pdf");
        annas.eventually(() -> assertThat(attachments.unsent(anna, List.of(picture.id(), report.id())))
                .extracting(Attachment::id)
                .containsExactly(report.id()));
    }

    @Test
    void eachFileThatCannotBeSentIsToldUntilOthersAreAttached(Screens screens) throws IOException {
        var annas = screens.open("chat/ben", anna);
        attaches(annas, "nothing.txt", new byte[0]);
        attaches(annas, "half.png", SampleFiles.truncated(SampleFiles.png(90, 60)));
        attaches(annas, "list.pdf", SampleFiles.PDF);
        var uploads = annas.the(Uploads.class);
        annas.run(() -> ComponentUtil.fireEvent(uploads, new UploadManager.AllFinishedEvent(uploads)));
        assertThat(annas.text()).contains("nothing in nothing.txt", "half.png is damaged", "list.pdf");

        attaches(annas, "another.pdf", SampleFiles.PDF);

        assertThat(annas.text()).doesNotContain("nothing in", "is damaged").contains("list.pdf", "another.pdf");
    }

    @Test
    void aFileThatArrivesWhenThePersonHasLeftIsNotKeptAndHeIsToldSo(Screens screens, People people) throws IOException {
        people.registered("carl");
        var annas = screens.open("chat/ben", anna);
        var uploads = annas.the(Uploads.class);
        annas.go("chat/carl");

        arrives(annas, uploads, "list.pdf", SampleFiles.PDF);

        assertThat(annas.all(Notification.class))
                .singleElement()
                .extracting(notice -> notice.getElement().getProperty("text"))
                .asString()
                .startsWith("list.pdf was not attached");
        var arrived = new AttachmentId(report.id().value() + 1);
        annas.eventually(
                () -> assertThat(attachments.unsent(anna, List.of(arrived))).isEmpty());
    }

    private static void attaches(Screen screen, String name, byte[] content) throws IOException {
        arrives(screen, screen.the(Uploads.class), name, content);
    }

    private static void arrives(Screen screen, Uploads uploads, String name, byte[] content) throws IOException {
        var event = mock(UploadEvent.class);
        when(event.getFileName()).thenReturn(name);
        when(event.getInputStream()).thenReturn(new ByteArrayInputStream(content));
        when(event.getUI()).thenReturn(screen.get(UI::getCurrent));
        uploads.receive(event);
        screen.roundTrip();
    }

    @Test
    void aFileThatIsGoneIsToldAndTheTextIsNotLost(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        waits(annas, report);
        attachments.discard(anna, List.of(report.id()));
        new Talk(annas).sends(ClientMessageId.random(), "look", report.id().toString());
        annas.eventually(() -> assertThat(annas.text())
                .contains("look", "Not sent: a file is not there any more", "Send again", "report.pdf"));
    }

    @Test
    void theInfoOfFilesThatGotATextLaterSaysWhatThereWasBefore(Screens screens) {
        var sent = messages.send(
                anna,
                ben,
                ClientMessageId.random(),
                new NewMessage(MessageBody.EMPTY, List.of(picture.id()), Optional.empty()));
        changes.edit(anna, sent.conversationId(), sent.seq(), new MessageBody("Our garden"));
        for (var screen : List.of(screens.open("chat/ben", anna), screens.open("chat/anna", ben))) {
            new Talk(screen).chooses(1, "Message info");

            screen.eventually(
                    () -> assertThat(screen.text()).containsSubsequence("How it read", "Photo", "Our garden"));
        }
    }

    @Test
    void whatWasNotSentStandsThereAgainAfterAReload(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var gone = new AttachmentId(report.id().value() + 1_000);
        new Talk(annas)
                .browserHasKept(List.of(
                        kept(ClientMessageId.random(), "", picture.id(), true),
                        kept(ClientMessageId.random(), "", report.id(), false),
                        kept(ClientMessageId.random(), "", gone, false)));
        annas.eventually(() -> {
            assertThat(annas.shows(NativeButton.class, "Remove garden.png")).isTrue();
            assertThat(links(annas)).containsExactly(report.url());
            assertThat(annas.all(MessageRow.class)).hasSize(1);
        });
        annas.press("Send again");
        new Talk(annas).eventuallyLastIs("sent", "Sent");
    }

    @Test
    void filesThatWaitInOneTabStayWhenAnotherTabHasSentItsText(Screens screens) {
        var shared = ClientMessageId.random();
        messages.send(anna, ben, shared, new MessageBody("look"));
        var annas = screens.open("chat/ben", anna);

        new Talk(annas).browserHasKept(List.of(kept(shared, "look", picture.id(), true)));

        annas.eventually(() ->
                assertThat(annas.shows(NativeButton.class, "Remove garden.png")).isTrue());
    }

    @Test
    void whatTwoTabsHaveSentUnderOneNameIsTwoMessagesIfTheirFilesAre(Screens screens) {
        var shared = ClientMessageId.random();
        messages.send(
                anna, ben, shared, new NewMessage(new MessageBody("look"), List.of(picture.id()), Optional.empty()));
        var annas = screens.open("chat/ben", anna);

        new Talk(annas).browserHasKept(List.of(kept(shared, "look", report.id(), false)));

        annas.eventually(() -> assertThat(links(annas)).containsExactly(picture.url(), report.url()));
        annas.press("Send again");
        new Talk(annas).eventuallyLastIs("sent", "Sent");
        assertThat(attachments.unsent(anna, List.of(report.id()))).isEmpty();
    }

    private static Map<String, Object> kept(ClientMessageId name, String text, AttachmentId file, boolean typing) {
        return Map.of("clientId", name.toString(), "text", text, "files", file.toString(), "typing", typing);
    }
}
