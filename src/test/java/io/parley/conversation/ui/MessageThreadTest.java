package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.dom.Element;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.FileName;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageMarks;
import io.parley.conversation.MessagePage;
import io.parley.conversation.Reaction;
import io.parley.conversation.Receipts;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import io.parley.uikit.ViewerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ViewTest
class MessageThreadTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON.plus(Duration.ofHours(6)), ZoneOffset.UTC);

    private Screen screen;
    private MessageThread thread;

    @BeforeEach
    void anEmptyThread(People people, Screens screens) {
        screen = screens.showing(people.registered("anna"), () -> {
            thread = new MessageThread(ANNA, "Ben", ViewerTime.of(UI.getCurrent(), CLOCK));
            return thread;
        });
    }

    @Test
    void anEmptyThreadHasWordsForTheStyleSheetToShow() {
        assertThat(screen.get(() -> thread.getElement().getOuterHTML())).contains("No messages yet. Say hello to Ben.");
    }

    @Test
    void aPeerWhoHasAnotherNameIsCalledSoEverywhere() {
        var byBen = message(1, BEN);
        var answer = reactedTo(answer(2, 1));
        apply(byBen, answer);
        assertThat(outerHtml()).contains("aria-label=\"Ben\"", ">Ben<", "👍 from Ben");

        screen.run(() -> thread.setPeerName("Benjamin"));

        assertThat(outerHtml())
                .contains("aria-label=\"Benjamin\"", ">Benjamin<", "👍 from Benjamin", "Messages with Benjamin")
                .doesNotContain("Ben<", "Ben\"", "Ben.");
    }

    private String outerHtml() {
        return screen.get(() -> thread.getElement().getOuterHTML());
    }

    @Test
    void onlyWhatThePeerHasJustWrittenIsReadOutAndOnce() {
        screen.run(() -> thread.show(page(11, 12), 12));
        assertThat(readOut()).isEmpty();

        apply(message(13, BEN), message(14, BEN));
        assertThat(readOut()).containsExactly("Ben: message 13", "Ben: message 14");
        screen.run(() -> thread.apply(List.of(), Receipts.NONE, 14));
        assertThat(readOut()).containsExactly("Ben: message 13", "Ben: message 14");

        apply(message(13, BEN));
        assertThat(readOut()).as("changed").isEmpty();
        apply(message(15, ANNA));
        assertThat(readOut()).as("own").isEmpty();
        screen.run(() -> thread.showOlder(page(1, 10), 11));
        assertThat(readOut()).as("older").isEmpty();

        apply(message(16, BEN));
        screen.run(() -> thread.hide(List.of(16L)));
        assertThat(readOut()).as("hidden").isEmpty();
    }

    /** What a screen reader is told; the thread itself tells it nothing. */
    private List<String> readOut() {
        return screen.get(() -> {
            var live = below(thread.getElement())
                    .collect(Collectors.groupingBy(element -> element.getAttribute("aria-live") + ""));
            assertThat(live.get("off"))
                    .extracting(log -> log.getAttribute("role"))
                    .containsExactly("log");
            assertThat(live.get("polite")).hasSize(1);
            return live.get("polite")
                    .getFirst()
                    .getChildren()
                    .map(Element::getText)
                    .toList();
        });
    }

    private static Stream<Element> below(Element element) {
        return element.getChildren().flatMap(child -> Stream.concat(Stream.of(child), below(child)));
    }

    @Test
    void messagesStandInTheOrderOfTheirNumbersHoweverTheyCome() {
        apply(message(1, BEN), message(3, BEN));
        apply(message(2, BEN));
        apply(message(2, BEN), message(3, BEN));

        assertThat(seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatThePeerWroteFirstStandsBeforeWhatIsStillBeingSent() {
        apply(message(1, BEN));
        var mine = ClientMessageId.random();
        screen.run(() -> thread.unsent().showSending(unsent(mine)));

        apply(message(2, BEN));
        apply(message(3, ANNA, mine, NOON));

        assertThat(seqs()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aMessageThatWasStoredBeforeThePeersMovesBeforeIt() {
        var mine = ClientMessageId.random();
        screen.run(() -> thread.unsent().showFailed(unsent(mine), "no answer"));
        apply(message(2, BEN));

        apply(message(1, ANNA, mine, NOON));

        assertThat(seqs()).containsExactly(1L, 2L);
        assertThat(screen.text()).doesNotContain("no answer");
    }

    @Test
    void whatComesBeforeAMessageOfAnotherDayStandsAboveItsHeading() {
        var yesterday = NOON.minus(Duration.ofDays(1));
        apply(message(1, BEN, ClientMessageId.random(), yesterday));
        apply(message(3, BEN, ClientMessageId.random(), NOON));
        screen.run(() -> thread.drawNewLineAfter(1));

        apply(message(2, BEN, ClientMessageId.random(), yesterday));

        assertThat(screen.text())
                .containsSubsequence("Yesterday", "message 1", "message 2", "Today", "New messages", "message 3");
    }

    @Test
    void aFailedMessageKeepsItsPlaceAndItsReason() {
        var mine = ClientMessageId.random();
        apply(message(1, BEN));
        screen.run(() -> thread.unsent().showFailed(unsent(mine), "no answer"));
        apply(message(2, BEN));

        assertThat(seqs()).containsExactly(1L, 0L, 2L);

        screen.run(() -> thread.show(page(1, 2), 2));
        assertThat(seqs()).containsExactly(1L, 2L, 0L);
        assertThat(screen.text()).contains("no answer");
        assertThat(screen.get(() -> below(thread.getElement())
                        .filter(element -> "alert".equals(element.getAttribute("role")))
                        .map(Element::getText)))
                .containsExactly("no answer");
    }

    @Test
    void whatIsStillBeingSentQuotesItsOriginalAsItIsNow() {
        var original = message(1, BEN);
        apply(original);
        screen.run(() -> thread.unsent()
                .showSending(new UnsentMessage(
                        ClientMessageId.random(), new MessageBody("mine"), List.of(), Optional.of(1L), NOON)));
        assertThat(screen.text()).containsSubsequence("message 1", "You", "message 1", "mine");

        apply(new Message(1, new ConversationId(1), 1, 2, BEN, original.clientId(), new MessageBody("changed"), NOON));

        assertThat(screen.text())
                .containsSubsequence("changed", "You", "changed", "mine")
                .doesNotContain("message 1");
    }

    @Test
    void aPageThatHoldsWhatIsStillBeingSentShowsItOnce() {
        var mine = ClientMessageId.random();
        var stored = message(1, ANNA, mine, NOON);
        screen.run(() -> thread.unsent().showSending(unsent(mine)));

        screen.run(() -> thread.show(new MessagePage(1, List.of(stored), List.of(), Receipts.NONE, false, false), 1));
        apply(stored);

        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void whatIsThereAlreadyKeepsItsRow() {
        var mine = ClientMessageId.random();
        apply(message(1, BEN), message(2, BEN));
        screen.run(() -> thread.unsent().showSending(unsent(mine)));
        var before = screen.all(MessageRow.class);

        screen.run(() -> thread.show(
                new MessagePage(
                        1,
                        List.of(message(2, BEN), message(3, BEN), message(4, ANNA, mine, NOON)),
                        List.of(),
                        Receipts.NONE,
                        true,
                        false),
                4));

        assertThat(seqs()).containsExactly(2L, 3L, 4L);
        var now = screen.all(MessageRow.class);
        assertThat(now.getFirst()).isSameAs(before.get(1));
        assertThat(now.getLast()).isSameAs(before.getLast());
    }

    @Test
    void whatWasStoredBehindAPageSinceItWasReadStays() {
        var mine = ClientMessageId.random();
        screen.run(() -> thread.show(page(1, 3), 3));
        screen.run(() -> thread.unsent().showSending(unsent(mine)));
        apply(message(4, ANNA, mine, NOON));

        screen.run(() -> thread.show(page(2, 3), 3));

        assertThat(seqs()).containsExactly(2L, 3L, 4L);
    }

    @Test
    void whatStoodBehindAPageAndHasGoneBeforeItWasReadGoes() {
        apply(message(1, BEN), message(2, BEN), message(3, BEN));

        screen.run(() -> thread.show(
                new MessagePage(4, List.of(message(1, BEN), message(2, BEN)), List.of(), Receipts.NONE, false, false),
                3));

        assertThat(seqs()).containsExactly(1L, 2L);
    }

    @Test
    void whatIsStoredIsNotShownAsFailedAnyMore() {
        var mine = ClientMessageId.random();
        apply(message(2, BEN));
        screen.run(() -> thread.unsent().showFailed(unsent(mine), "no answer"));

        screen.run(() -> thread.showOlder(
                new MessagePage(1, List.of(message(1, ANNA, mine, NOON)), List.of(), Receipts.NONE, false, true), 2));
        screen.run(() -> thread.unsent().showFailed(unsent(mine), "no answer"));

        assertThat(seqs()).containsExactly(1L, 2L);
        assertThat(screen.text()).doesNotContain("no answer");
    }

    @Test
    void aRowShowsTheFilesOfTheMessageThatIsStored() {
        var mine = ClientMessageId.random();
        var report =
                new Attachment(new AttachmentId(1), new FileName("report.pdf"), "application/pdf", 9, Optional.empty());
        screen.run(() -> thread.unsent()
                .showSending(new UnsentMessage(
                        mine, new MessageBody("message 1"), List.of(report), Optional.empty(), NOON)));
        assertThat(screen.text()).contains("report.pdf");

        apply(message(1, ANNA, mine, NOON));

        assertThat(screen.text()).doesNotContain("report.pdf");
    }

    @Test
    void aNameOfThePeersIsNotOnesOwn() {
        var mine = ClientMessageId.random();
        screen.run(() -> thread.show(page(11, 12), 12));
        screen.run(() -> thread.unsent().showSending(unsent(mine)));

        apply(message(1, BEN, mine, NOON));

        assertThat(seqs()).containsExactly(11L, 12L, 0L);
    }

    @Test
    void everyDayHasItsHeadingOnceWhateverIsAddedBefore() {
        apply(message(3, BEN, ClientMessageId.random(), NOON), message(4, BEN, ClientMessageId.random(), NOON));
        assertThat(headings()).containsExactly("Today");

        screen.run(() -> thread.showOlder(
                new MessagePage(
                        1,
                        List.of(
                                message(1, BEN, ClientMessageId.random(), NOON.minus(Duration.ofDays(1))),
                                message(2, BEN, ClientMessageId.random(), NOON.minus(Duration.ofMinutes(1)))),
                        List.of(),
                        Receipts.NONE,
                        false,
                        true),
                3));

        assertThat(headings()).containsExactly("Yesterday", "Today");
        assertThat(seqs()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aPageThatDoesNotGoWithTheRowsAnyMoreIsNotShown() {
        screen.run(() -> thread.show(page(11, 12), 12));
        screen.run(() -> thread.showOlder(page(6, 10), 11));
        screen.run(() -> thread.showOlder(page(6, 10), 11));
        assertThat(seqs()).containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L);

        screen.run(() -> thread.showOlder(page(1, 4), 5));
        assertThat(seqs()).startsWith(6L);

        screen.run(() -> thread.showNewer(page(15, 16), 14));
        assertThat(seqs()).endsWith(12L);
    }

    @Test
    void whatIsStoredFartherDownThanTheRowsReachIsNotShownBehindAHole() {
        var mine = ClientMessageId.random();
        screen.run(() -> thread.show(
                new MessagePage(9, List.of(message(1, BEN), message(2, BEN)), List.of(), Receipts.NONE, false, true),
                8));
        screen.run(() -> thread.unsent().showSending(unsent(mine)));

        apply(message(9, ANNA, mine, NOON));
        assertThat(seqs()).containsExactly(1L, 2L);

        screen.run(() -> thread.showNewer(page(3, 9), 2));
        assertThat(seqs()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void aScreenHoldsNoMoreRowsThanItsLimit() {
        screen.run(() -> thread.show(page(1_001, 1_300), 1_300));
        apply(message(1_301, BEN));
        assertThat(seqs()).hasSizeLessThanOrEqualTo(RowLimit.MAX_ROWS).endsWith(1_300L, 1_301L);

        var first = seqs().getFirst();
        screen.run(() -> thread.showOlder(page(1_001, first - 1), first));
        screen.run(() -> thread.showOlder(page(952, 1_000), 1_001));
        assertThat(seqs()).hasSize(RowLimit.MAX_ROWS).startsWith(952L);
        assertThat(thread.isAtLatest()).isFalse();

        apply(message(1_302, BEN));
        assertThat(seqs()).doesNotContain(1_302L);
        assertThat(screen.text()).contains("Jump to latest");
    }

    @Test
    void aFailedMessageStaysWhereOthersGo() {
        screen.run(() -> thread.show(page(1_001, 1_290), 1_290));
        screen.run(() -> thread.unsent().showFailed(unsent(ClientMessageId.random()), "no answer"));

        screen.run(() -> thread.showOlder(page(952, 1_000), 1_001));
        assertThat(seqs()).hasSize(RowLimit.MAX_ROWS).startsWith(952L).endsWith(1_250L, 0L);

        screen.run(() -> thread.showNewer(page(1_251, 1_300), 1_250));
        screen.run(() -> thread.showNewer(page(1_301, 1_650), 1_300));
        assertThat(seqs()).contains(0L).doesNotContain(1_250L);
        assertThat(screen.text()).contains("no answer");
    }

    @Test
    void whoeverWatchesTheEndHoldsFewRows() {
        var most = RowLimit.ENOUGH_ROWS + RowLimit.SPARE_ROWS;
        screen.run(() -> thread.show(page(1, most - 1), most - 1));
        applyAndRead(most, most);
        assertThat(seqs()).hasSize(most).startsWith(1L);
        assertThat(screen.text()).doesNotContain("Load earlier");

        applyAndRead(most + 1, most + 1);

        assertThat(seqs()).hasSize(RowLimit.ENOUGH_ROWS).endsWith(most + 1L);
        assertThat(screen.text()).contains("Load earlier");
        applyAndRead(most + 2, 400);
        assertThat(seqs()).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void whoeverLooksBackKeepsWhatHeHasLoaded() {
        var talk = new Talk(screen);
        screen.run(() -> thread.show(page(101, 150), 150));
        screen.press("Load earlier");
        applyAndRead(151, 160);
        assertThat(seqs()).hasSize(60).startsWith(101L);
        screen.run(() -> thread.showOlder(page(51, 100), 101));
        applyAndRead(161, 161);
        assertThat(seqs()).hasSize(111).startsWith(51L);

        talk.scrolls(0, 2_000);
        applyAndRead(162, 250);
        assertThat(seqs()).hasSize(200);

        talk.scrolls(8_000, 0);
        applyAndRead(251, 251);
        assertThat(seqs()).hasSize(RowLimit.ENOUGH_ROWS).endsWith(251L);
    }

    @Test
    void whatIsNotReadStaysWithTheLineAboveItUntilItIsAnswered() {
        screen.run(() -> thread.show(page(1, 50), 50));
        screen.run(() -> thread.setReadUpTo(50));
        LongStream.rangeClosed(51, 200).forEach(seq -> apply(message(seq, BEN)));
        assertThat(seqs()).startsWith(51L).hasSize(150);

        screen.run(() -> thread.drawNewLineAfter(50));
        applyAndRead(201, 201);
        assertThat(seqs()).startsWith(51L).hasSize(151);
        assertThat(screen.text()).contains("New messages");

        apply(message(202, ANNA));
        assertThat(seqs()).hasSize(RowLimit.ENOUGH_ROWS).endsWith(201L, 202L);
    }

    @Test
    void aScreenOfAnyHeightIsFilled() {
        var pixels = 3_840;
        screen.run(() -> UI.getCurrent()
                .getInternals()
                .setExtendedClientDetails(ExtendedClientDetails.updateFromValues(
                        UI.getCurrent(), name -> name.matches("v-s[wh]") ? Integer.toString(pixels) : null)));
        screen.run(() -> thread.show(page(1, 50), 50));

        applyAndRead(51, 400);

        assertThat(seqs()).hasSizeGreaterThan(pixels / 36).hasSizeLessThan(200);
    }

    /** The peer writes these, and each has been read when the next one comes. */
    private void applyAndRead(long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(seq -> screen.run(() -> {
                    thread.apply(List.of(message(seq, BEN)), Receipts.NONE, seq);
                    thread.setReadUpTo(seq);
                }));
    }

    @Test
    void messagesOfOneAuthorWithinMinutesStandAsOneBurst() {
        apply(
                message(1, BEN, ClientMessageId.random(), NOON),
                message(2, BEN, ClientMessageId.random(), NOON.plusSeconds(20)),
                message(3, ANNA, ClientMessageId.random(), NOON.plusSeconds(30)),
                message(4, ANNA, ClientMessageId.random(), NOON.plusSeconds(30 + 6 * 60)));

        assertThat(classes(0)).contains("first", "same-minute").doesNotContain("last");
        assertThat(classes(1)).contains("last").doesNotContain("first", "same-minute");
        assertThat(classes(2)).contains("first", "last", "own");
        assertThat(classes(3)).contains("first", "last", "own");
    }

    @ParameterizedTest
    @MethodSource
    void aLongMessageIsFoldedUntilItsReaderWantsMore(String text) {
        apply(saying(text));
        assertThat(classes(0)).contains("long").doesNotContain("open");

        pressBelow("false");
        assertThat(classes(0)).contains("open");
        assertThat(button().getText()).isEqualTo("Show less");

        pressBelow("true");
        assertThat(classes(0)).doesNotContain("open");
        assertThat(button().getText()).isEqualTo("Show more");
    }

    static Stream<String> aLongMessageIsFoldedUntilItsReaderWantsMore() {
        return Stream.of("x".repeat(FoldedText.MAX_LENGTH + 1), "x\n".repeat(FoldedText.MAX_LINES) + "x");
    }

    @Test
    void otherMessagesAreNotFolded() {
        apply(saying("x".repeat(FoldedText.MAX_LENGTH)));
        assertThat(classes(0)).doesNotContain("long");
    }

    @Test
    void aReactionDoesNotFoldWhatSomebodyIsReading() {
        var message = saying("x\n".repeat(30));
        apply(message);
        pressBelow("false");

        apply(reactedTo(message));

        assertThat(classes(0)).contains("long", "open");
    }

    private void pressBelow(String expanded) {
        assertThat(button().getAttribute("aria-expanded")).isEqualTo(expanded);
        screen.fire(button(), "click", Map.of(FoldedText.TOP, 120));
        assertThat(screen.calls()).anyMatch(call -> call.contains("scrollTop"));
    }

    private Element button() {
        return screen.get(() -> screen.all(MessageRow.class)
                .getFirst()
                .getElement()
                .getChildren()
                .filter(child -> child.getTag().equals("button"))
                .findFirst()
                .orElseThrow());
    }

    private static Message saying(String text) {
        return new Message(1, new ConversationId(1), 1, 1, BEN, ClientMessageId.random(), new MessageBody(text), NOON);
    }

    private static Message answer(long seq, long original) {
        return marked(message(seq, ANNA), Optional.of(original), List.of());
    }

    private static Message reactedTo(Message it) {
        return marked(it, it.marks().replyTo(), List.of(new Reaction(BEN, new Emoji("👍"))));
    }

    private static Message marked(Message it, Optional<Long> replyTo, List<Reaction> reactions) {
        return new Message(
                it.id(),
                it.conversationId(),
                it.seq(),
                it.rev() + 1,
                it.senderId(),
                it.clientId(),
                it.body(),
                it.sentAt(),
                new MessageMarks(replyTo, false, Optional.empty(), false, Optional.empty(), reactions),
                List.of());
    }

    @Test
    void ticksNeverGoBack() {
        apply(message(1, ANNA));
        var read = new Receipts(1, 1, List.of(new Receipts.Move(Receipts.Kind.READ, 1, NOON)));
        screen.run(() -> thread.apply(List.of(), read, 1));
        assertThat(screen.all(MessageRow.class).getFirst().state()).isEqualTo(Tick.State.READ);

        screen.run(() -> thread.apply(List.of(), Receipts.NONE, 1));

        assertThat(screen.all(MessageRow.class).getFirst().state()).isEqualTo(Tick.State.READ);
    }

    private void apply(Message... messages) {
        screen.run(() -> thread.apply(List.of(messages), Receipts.NONE, messages[messages.length - 1].seq()));
    }

    private List<Long> seqs() {
        return screen.all(MessageRow.class).stream().map(MessageRow::seq).toList();
    }

    private List<String> headings() {
        return screen.all(H2.class).stream().map(H2::getText).toList();
    }

    private List<String> classes(int row) {
        return screen.get(() ->
                List.copyOf(screen.all(MessageRow.class).get(row).getElement().getClassList()));
    }

    private static MessagePage page(long from, long to) {
        return new MessagePage(
                to,
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> message(seq, BEN))
                        .toList(),
                List.of(),
                Receipts.NONE,
                from > 1,
                false);
    }

    private static UnsentMessage unsent(ClientMessageId name) {
        return new UnsentMessage(name, new MessageBody("mine"), List.of(), Optional.empty(), NOON);
    }

    private static Message message(long seq, UserId sender) {
        return message(seq, sender, ClientMessageId.random(), NOON);
    }

    private static Message message(long seq, UserId sender, ClientMessageId clientId, Instant at) {
        return new Message(
                seq, new ConversationId(1), seq, seq, sender, clientId, new MessageBody("message " + seq), at);
    }
}
