package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.JsonConstants;
import io.parley.conversation.ClientMessageId;
import io.parley.support.Screen;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An open conversation as one of its two people sees and uses it. */
final class Talk {

    private final Screen screen;

    Talk(Screen screen) {
        this.screen = screen;
    }

    /** A row as it is seen: what it says, its number and, on one's own, how far it has come. */
    record Row(String text, String seq, String status, String tick) {}

    ClientMessageId sends(String text) {
        var clientId = ClientMessageId.random();
        sends(clientId, text);
        return clientId;
    }

    void sends(ClientMessageId clientId, String text) {
        sends(clientId, text, "");
    }

    /** Whether files can be dropped here. */
    boolean takesFiles() {
        return !screen.the(UploadDropZone.class).getElement().getProperty("disabled", false);
    }

    /** Sends an answer to the message with this number, which stands above the field. */
    void replies(ClientMessageId clientId, String text, long seq) {
        sends(clientId, text, "", Long.toString(seq));
    }

    /** Sends a text with files, which the browser names by their ids. */
    void sends(ClientMessageId clientId, String text, String files) {
        sends(clientId, text, files, "");
    }

    private void sends(ClientMessageId clientId, String text, String files, String replyTo) {
        var seen = screen.get(() -> screen.the(MessageThread.class).lastPeerSeq());
        sends(clientId, text, files, replyTo, seen.isPresent() ? Long.toString(seen.getAsLong()) : "");
    }

    /** Sends a text from a page that nothing of what the other has written has reached. */
    void sendsBlindly(String text) {
        sends(ClientMessageId.random(), text, "", "", "");
    }

    private void sends(ClientMessageId clientId, String text, String files, String replyTo, String seen) {
        screen.fire(
                screen.the(Composer.class),
                "parley-send",
                Map.of(
                        "event.detail.clientId",
                        clientId.toString(),
                        "event.detail.text",
                        text,
                        "event.detail.files",
                        files,
                        "event.detail.replyTo",
                        replyTo,
                        "event.detail.seen",
                        seen));
    }

    void types(ClientMessageId clientId, String text) {
        types(clientId, text, "");
    }

    /** Types an answer to the message with this number, which stands above the field. */
    void typesReply(ClientMessageId clientId, String text, long seq) {
        types(clientId, text, Long.toString(seq));
    }

    private void types(ClientMessageId clientId, String text, String replyTo) {
        screen.fire(
                screen.the(Composer.class),
                "parley-draft",
                Map.of(
                        "event.detail.clientId",
                        clientId.toString(),
                        "event.detail.text",
                        text,
                        "event.detail.replyTo",
                        replyTo));
    }

    /** The browser holds everything that was sent to it, and says so. */
    void browserConfirms() {
        screen.eventually(() -> assertThat(screen.calls()).anyMatch(call -> call.contains("{ return true}")));
        screen.clientAnswers("{ return true}", true);
    }

    /** The person has had everything up to this number before his eyes for half a second. */
    void looksAt(long seq) {
        screen.eventually(() -> assertThat(screen.calls()).anyMatch(call -> call.contains("inView")));
        screen.clientAnswers("inView", seq);
    }

    /** What the browser has kept of texts that are not known to be stored. */
    void browserHasKept(List<Map<String, Object>> kept) {
        screen.clientAnswers("parley.unsent", kept);
    }

    void scrolls(double pixelsFromTop, double pixelsFromBottom) {
        var scroller =
                screen.get(() -> screen.the(MessageThread.class).getElement().getChild(0));
        screen.fire(
                scroller,
                "scroll",
                Map.of(
                        "element.scrollHeight + element.scrollTop - element.clientHeight",
                        pixelsFromTop,
                        "-element.scrollTop",
                        pixelsFromBottom,
                        JsonConstants.EVENT_DATA_PHASE,
                        JsonConstants.EVENT_PHASE_TRAILING));
    }

    /** Opens the menu of the message with this number; tells what it offers. */
    List<String> opensMenuOf(long seq) {
        screen.fire(
                screen.the(MessageThread.class),
                "vaadin-context-menu-before-open",
                Map.of("event.detail", Map.of("seq", seq)));
        return screen.all(MenuItem.class).stream()
                .map(item -> screen.get(item::getText))
                .toList();
    }

    /** Opens the menu of the message with this number, and does what is called so. */
    void chooses(long seq, String action) {
        assertThat(opensMenuOf(seq)).contains(action);
        screen.press(action);
    }

    /** Saves another text of the message with this number, from the composer. */
    void saves(long seq, String text) {
        screen.fire(
                screen.the(Composer.class), "parley-edit", Map.of("event.detail.seq", seq, "event.detail.text", text));
    }

    List<Row> rows() {
        return screen.all(MessageRow.class).stream()
                .map(row -> screen.get(() -> new Row(
                        text(body(row)),
                        row.getElement().getAttribute("data-seq"),
                        row.getElement().getAttribute("data-status"),
                        tick(row))))
                .toList();
    }

    /** The client id under which a text is shown. */
    ClientMessageId nameOf(String text) {
        return screen.all(MessageRow.class).stream()
                .filter(row -> screen.get(() -> text(body(row))).equals(text))
                .map(MessageRow::clientId)
                .findFirst()
                .orElseThrow();
    }

    List<String> texts() {
        return rows().stream().map(Row::text).toList();
    }

    Row lastRow() {
        return rows().getLast();
    }

    void eventuallyShows(String... texts) {
        screen.eventually(() -> assertThat(texts()).containsExactly(texts));
    }

    void eventuallyLastIs(String status, String tickStart) {
        screen.eventually(() -> {
            assertThat(lastRow().status()).isEqualTo(status);
            assertThat(lastRow().tick()).startsWith(tickStart);
        });
    }

    void eventuallyRowIs(String text, String status) {
        screen.eventually(() -> assertThat(rows())
                .filteredOn(row -> row.text().equals(text))
                .extracting(Row::status)
                .containsExactly(status));
    }

    /** The quotes of what is answered, as they are seen, from the first row to the last. */
    List<String> quotes() {
        return screen.all(MessageRow.class).stream()
                .flatMap(row -> row.getElement().getChildren())
                .filter(Talk::isQuote)
                .map(quote -> screen.get(() -> text(quote)))
                .toList();
    }

    /** Follows the last quote to what it answers. */
    void followsQuote() {
        var quote = screen.get(() -> screen.all(MessageRow.class).stream()
                .flatMap(row -> row.getElement().getChildren())
                .filter(Talk::isQuote)
                .toList()
                .getLast());
        screen.fire(quote, "click", Map.of());
    }

    private static boolean isQuote(Element element) {
        return element.getClassList().contains("parley-quote");
    }

    private static boolean isLabel(Element element) {
        return element.getClassList().contains("parley-forwarded");
    }

    private static Element body(MessageRow row) {
        return row.getElement()
                .getChildren()
                .filter(child -> !isQuote(child) && !isLabel(child))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Element element) {
        return element.isTextNode()
                ? element.getText()
                : element.getChildren().map(Talk::text).collect(Collectors.joining());
    }

    private static String tick(MessageRow row) {
        return row.getElement()
                .getChildren()
                .flatMap(Element::getChildren)
                .filter(child -> !child.isTextNode() && child.hasAttribute("aria-label"))
                .map(child -> child.getAttribute("aria-label"))
                .findFirst()
                .orElse(null);
    }
}
