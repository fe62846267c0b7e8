package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
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
class MessageFilesTest {

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private MessageService messages;

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

    private void send(AttachmentId... files) {
        var message = new NewMessage(MessageBody.EMPTY, List.of(files), Optional.empty());
        messages.send(anna, ben, ClientMessageId.random(), message);
    }

    private static Stream<Element> elements(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(MessageFilesTest::elements));
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

    private static Element image(Screen screen) {
        return screen.get(() -> elements(screen.the(MessageRow.class).getElement())
                .filter(element -> !element.isTextNode() && element.getTag().equals("img"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void filesAreShownOnBothScreensWithTheirPlaceReserved(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        send(picture.id(), report.id());
        for (var screen : List.of(annas, bens)) {
            screen.eventually(() -> assertThat(links(screen)).containsExactly(picture.url(), report.url()));
            var image = image(screen);
            assertThat(image.getAttribute("width")).isEqualTo("320");
            assertThat(image.getAttribute("height")).isEqualTo("160");
            assertThat(image.getAttribute("alt")).isEqualTo("Picture garden.png");
            assertThat(screen.text())
                    .contains("report.pdf", "\u2068PDF\u2069 · \u2068" + SampleFiles.PDF.length + " bytes\u2069");
        }
    }

    @Test
    void picturesStandTogetherBeforeOtherFiles(Screens screens) throws IOException {
        var second = upload("gate.png", SampleFiles.png(300, 500));
        var annas = screens.open("chat/ben", anna);

        send(picture.id(), report.id(), second.id());

        annas.eventually(() -> assertThat(links(annas)).containsExactly(picture.url(), second.url(), report.url()));
    }

    @Test
    void theListSaysWhatAMessageWithoutATextCarries(Screens screens) {
        send(picture.id());
        var bens = screens.open("", ben);
        bens.eventually(() -> assertThat(bens.text()).contains("Photo"));
        send(report.id());
        bens.eventually(() -> assertThat(bens.text()).contains("report.pdf"));
    }

    @Test
    void aPictureIsEnlargedAndEscapeLeadsBack(Screens screens) {
        send(picture.id());
        var bens = screens.open("chat/anna", ben);
        clickOnPicture(bens);
        var dialog = bens.the(PictureDialog.class);
        assertThat(bens.get(dialog::getHeaderTitle)).isEqualTo("garden.png");
        assertThat(bens.get(dialog::isCloseOnEsc)).isTrue();
        bens.run(dialog::close);
        assertThat(bens.all(PictureDialog.class)).isEmpty();

        bens.run(() -> bens.the(MessageThread.class).hide(List.of(1L)));
        clickOnPicture(bens);
        assertThat(bens.all(PictureDialog.class)).as("of what is gone").isEmpty();
    }

    private void clickOnPicture(Screen screen) {
        var log = screen.get(() -> elements(screen.the(MessageThread.class).getElement())
                .filter(element -> "log".equals(element.getAttribute("role")))
                .findFirst()
                .orElseThrow());
        screen.fire(log, "click", Map.of(EnlargedPictures.ON_PICTURE, true, EnlargedPictures.URL, picture.url()));
    }

    @Test
    void aMessageWithoutFilesHasNoElementForThem(Screens screens) {
        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("plain"));
        var bens = screens.open("chat/anna", ben);
        assertThat(bens.get(() -> elements(bens.the(MessageRow.class).getElement())
                        .filter(element -> !element.isTextNode())
                        .count()))
                .isEqualTo(3);
    }
}
