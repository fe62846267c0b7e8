package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.conversation.MessagePage;
import io.parley.conversation.Receipts;
import io.parley.uikit.Occasional;
import io.parley.uikit.ViewerTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The messages of one conversation, oldest first, in a scroller that starts and sticks at its end.
 *
 * <p>Shows a gapless stretch of the conversation: few rows ({@link RowLimit}), more on demand at both ends. Everything
 * may be shown to it more than once, in any order; it stands as the seqs say. Knows no service: it asks for pages by
 * {@link PageWanted} and tells of what a person does by {@link FailedMessageAct}.
 */
public final class MessageThread extends Div {

    private final UserId viewer;
    private final ViewerTime time;
    private final RowSetting setting;

    private final Div log = new Div();
    private final ThreadRows rows;
    private final RowLimit limit;
    private final Originals originals;
    private final UnsentMessages unsent;
    private final ThreadScroller scroller = new ThreadScroller(this::scrolled, log);
    private final Occasional<PageButton> older = new Occasional<>(
            () -> new PageButton("conversation.thread.older", this::wantOlder), log::addComponentAsFirst);
    private final Occasional<PageButton> newer = new Occasional<>(
            () -> new PageButton("conversation.thread.newer", this::wantNewer), scroller::addComponentAsFirst);
    private final Occasional<Span> typing;
    private final JumpButton jump =
            new JumpButton(this::addBelowTheRows, () -> fireEvent(new PageWanted(this, PageWanted.End.LATEST)));
    private final Announcer announcer = new Announcer();

    private String peerName;
    private Receipts receipts = Receipts.NONE;
    private boolean atLatest = true;

    /** Whether the viewer has asked for older rows, and has not been at the end since. */
    private boolean looksBack;

    private long lastSeq;
    private LocalDate today;

    /** Makes an empty thread between a viewer and a peer. */
    public MessageThread(UserId viewer, String peerName, ViewerTime time) {
        this.viewer = viewer;
        this.peerName = peerName;
        this.time = time;
        rows = new ThreadRows(log, time);
        limit = new RowLimit(rows);
        originals = new Originals(rows);
        setting = new RowSetting(
                viewer,
                getTranslation("conversation.you"),
                () -> this.peerName,
                time,
                originals::find,
                seq -> fireEvent(new JumpWanted(this, seq)),
                (message, emoji) -> fireEvent(new ReactionWanted(this, message, emoji)));
        today = time.today();
        new EnlargedPictures(log.getElement(), rows);
        unsent = new UnsentMessages(
                rows, setting, (act, message) -> fireEvent(new FailedMessageAct(this, act, message)));

        addClassName("parley-thread");
        log.addClassName("parley-thread-log");
        log.getElement().setAttribute("role", "log");
        // pages and changes are no news: the announcer tells what is
        log.getElement().setAttribute("aria-live", "off");
        log.getElement().setAttribute("tabindex", "0");
        log.getElement().setAttribute("aria-description", getTranslation("conversation.thread.keys"));

        typing = new Occasional<>(this::typing, this::addBelowTheRows);
        add(scroller, announcer);
        showName();
    }

    private Span typing() {
        var words = new Span(getTranslation("conversation.typing.name", peerName));
        words.addClassName("parley-typing");
        return words;
    }

    /** The peer is called so from now on. */
    void setPeerName(String latest) {
        if (!latest.equals(peerName)) {
            peerName = latest;
            showName();
            typing.ifMade(words -> words.setText(getTranslation("conversation.typing.name", peerName)));
            rows.all().forEach(MessageRow::showNames);
        }
    }

    private void showName() {
        log.getElement().setAttribute("aria-label", getTranslation("conversation.thread.name", peerName));
        setEmptyText(getTranslation("conversation.thread.empty", peerName));
    }

    private void addBelowTheRows(Component part) {
        addComponentAtIndex(indexOf(scroller) + 1, part);
    }

    /** What stands here as long as there is no message. */
    public void setEmptyText(String text) {
        log.getElement().setAttribute("data-empty", text);
    }

    private void wantOlder() {
        looksBack = true;
        fireEvent(new PageWanted(this, PageWanted.End.OLDER));
    }

    private void wantNewer() {
        fireEvent(new PageWanted(this, PageWanted.End.NEWER));
    }

    public Registration addPageWantedListener(ComponentEventListener<PageWanted> listener) {
        return addListener(PageWanted.class, listener);
    }

    public Registration addFailedMessageActListener(ComponentEventListener<FailedMessageAct> listener) {
        return addListener(FailedMessageAct.class, listener);
    }

    /** Tells of reactions that the viewer adds or takes back. */
    public Registration addReactionWantedListener(ComponentEventListener<ReactionWanted> listener) {
        return addListener(ReactionWanted.class, listener);
    }

    /** Tells of messages that the viewer wants to see where they stand. */
    public Registration addJumpWantedListener(ComponentEventListener<JumpWanted> listener) {
        return addListener(JumpWanted.class, listener);
    }

    /** Tells that other rows than before are in view, once the scrolling has come to rest. */
    public Registration addScrolledListener(ComponentEventListener<Scrolled> listener) {
        return addListener(Scrolled.class, listener);
    }

    /**
     * Shows a page in place of everything that is stored; rows that are not stored stay, and those that were stored behind it since
     * it was read. What is there already keeps its row: a finger may be on it.
     */
    public void show(MessagePage page, long conversationLastSeq) {
        rows.placeNewLineBefore(null);
        var seqs = page.messages().stream().map(Message::seq).collect(Collectors.toSet());
        rows.keepStored(message -> seqs.contains(message.seq()) || page.isFollowedBy(message));
        receipts = page.receipts();
        lastSeq = conversationLastSeq;
        atLatest = !page.hasNewer();
        know(page);
        page.messages().stream().filter(message -> !showAgain(message)).forEach(message -> rows.place(row(message)));
        unsent.moveToTheEnd();
        older.setVisible(page.hasOlder());
        originals.keepAnswered();
        refresh();
    }

    /** Shows another stretch of the same conversation. */
    void showInstead(MessagePage page) {
        show(page, page.messages().stream().mapToLong(Message::seq).reduce(lastSeq, Math::max));
    }

    /**
     * Adds the page before the first row.
     *
     * @param before the seq of the first row when the page was asked for; if another is the first by now, the page does
     *     not go with the rows and is not shown
     */
    public void showOlder(MessagePage page, long before) {
        older.ifMade(button -> button.setEnabled(true));
        if (firstSeq().orElse(before) != before) {
            return;
        }
        receipts = receipts.merge(page.receipts());
        know(page);
        page.messages().forEach(message -> pending(message).ifPresent(rows::remove));
        rows.prepend(page.messages().stream().map(this::row).toList());
        older.setVisible(page.hasOlder());
        var spare = limit.spareAtTheEnd();
        if (spare > 0) {
            rows.removeLast(spare);
            atLatest = false;
        }
        originals.keepAnswered();
        refresh();
    }

    /** A page that was wanted has not come, and may be asked for again. */
    void offerPages() {
        older.ifMade(button -> button.setEnabled(true));
        newer.ifMade(button -> button.setEnabled(true));
    }

    /**
     * Adds the page after the last row.
     *
     * @param after the seq of the last row when the page was asked for; if another is the last by now, the page does not go
     *     with the rows and is not shown
     */
    public void showNewer(MessagePage page, long after) {
        newer.ifMade(button -> button.setEnabled(true));
        if (lastSeq().orElse(after) != after) {
            return;
        }
        receipts = receipts.merge(page.receipts());
        know(page);
        page.messages().forEach(this::place);
        atLatest = !page.hasNewer();
        removeOldest(limit.spareAtTheTop());
        originals.keepAnswered();
        refresh();
    }

    /** Applies what has changed; what lies beyond the stretch that is shown is only counted. */
    public void apply(List<Message> changed, Receipts newReceipts, long conversationLastSeq) {
        receipts = receipts.merge(newReceipts);
        var known = lastSeq;
        lastSeq = Math.max(lastSeq, conversationLastSeq);
        know(changed);
        for (var message : changed) {
            var inStretch = !older.isVisible() || message.seq() >= firstSeq().orElse(0);
            if (atLatest && inStretch || rows.stored(message.seq()).isPresent()) {
                place(message);
            } else {
                pending(message).ifPresent(rows::remove);
            }
        }
        var arrived = changed.stream()
                .filter(message -> message.seq() > known && !message.senderId().equals(viewer))
                .toList();
        arrived.stream().filter(message -> message.marks().lifetime().isEmpty()).forEach(message -> jump.arrived());
        if (!changed.isEmpty()) {
            announcer.say(arrived.stream().map(this::announcement).toList());
            originals.tidy();
        }
        if (!jump.isScrolledUp()) {
            removeOldest(atLatest && !looksBack ? limit.spareAboveTheEnd(screenPixels()) : limit.spareAtTheTop());
        }
        refresh();
    }

    private String announcement(Message message) {
        var author = setting.nameOf(message.senderId());
        return message.marks()
                .lifetime()
                .map(lifetime -> LifetimeWords.notice(this, lifetime, false, author))
                .orElseGet(() ->
                        getTranslation("conversation.thread.arrived", author, MessageQuote.excerpt(this, message)));
    }

    /** Takes messages off the screen that the viewer has deleted for himself. */
    public void hide(List<Long> seqs) {
        for (var seq : seqs) {
            announcer.removeAll();
            rows.stored(seq).ifPresent(rows::remove);
            originals.forget(seq);
        }
    }

    /** Takes note of messages that rows may answer; those rows that do quote them as they are now. */
    public void know(List<Message> messages) {
        originals.know(messages);
    }

    private void know(MessagePage page) {
        know(page.originals());
        know(page.messages());
    }

    private int screenPixels() {
        return getUI().map(ui -> ui.getPage().getExtendedClientDetails())
                .map(screen -> Math.max(screen.getScreenHeight(), screen.getWindowInnerHeight()))
                .orElse(0);
    }

    private void removeOldest(int count) {
        if (count > 0) {
            originals.keepAnswered();
            rows.removeFirst(count);
            receipts = receipts.from(firstSeq().orElse(lastSeq));
            older.setVisible(true);
        }
    }

    /** The messages of the viewer's own that are not known to be stored. */
    public UnsentMessages unsent() {
        return unsent;
    }

    /** The viewer has read the messages up to this one; what stands after it is not taken off the screen before its time. */
    void setReadUpTo(long seq) {
        limit.setReadUpTo(seq);
    }

    /** Draws the line "New messages" before the first message of the peer after a seq, if it is shown. */
    public void drawNewLineAfter(long readUpTo) {
        rows.all().stream().filter(row -> row.isNewsAfter(readUpTo)).findFirst().ifPresent(rows::placeNewLineBefore);
    }

    /** Brings the line "New messages" into view, if there is one. */
    public void scrollToNewLine() {
        rows.newLine().ifPresent(scroller::scrollTo);
    }

    /** Brings a message into view and lets it stand out, if it is shown. */
    void pointAt(long seq) {
        rows.all().forEach(row -> row.getElement().getClassList().set("found", row.seq() == seq));
        rows.stored(seq).ifPresent(scroller::scrollToMiddle);
    }

    /** Brings a message into view, lets it stand out, and gives it the focus. */
    void jumpTo(long seq) {
        pointAt(seq);
        rows.stored(seq).ifPresent(scroller::focus);
    }

    /** Brings the end into view. */
    public void scrollToEnd() {
        jump.jumped();
        looksBack = false;
        scroller.scrollToEnd();
    }

    public void setTyping(boolean isTyping) {
        typing.setVisible(isTyping);
    }

    /** Whether the last message of the conversation is among the rows. */
    public boolean isAtLatest() {
        return atLatest;
    }

    /** A message that is shown, by its seq. */
    public Optional<Message> message(long seq) {
        return rows.stored(seq).flatMap(MessageRow::message);
    }

    /** The viewer's own last message that is shown and has not been deleted. */
    Optional<Message> lastOwn() {
        return rows.all().reversed().stream()
                .filter(MessageRow::own)
                .flatMap(row -> row.message().stream())
                .filter(message -> !message.marks().deleted())
                .findFirst();
    }

    /** The peer's receipts, as far as they concern the messages that are shown. */
    public Receipts receipts() {
        return receipts;
    }

    /** The first seq that is shown. */
    public OptionalLong firstSeq() {
        return seqOf(rows.firstStored());
    }

    /** The last seq that is shown. */
    public OptionalLong lastSeq() {
        return seqOf(rows.lastStored());
    }

    /** The last message of the peer that is shown. */
    public OptionalLong lastPeerSeq() {
        return rows.all().reversed().stream()
                .filter(row -> row.isNewsAfter(0))
                .mapToLong(MessageRow::seq)
                .findFirst();
    }

    private static OptionalLong seqOf(Optional<MessageRow> row) {
        return row.map(MessageRow::seq).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private void place(Message message) {
        if (!showAgain(message)) {
            var row = row(message);
            row.getElement().getClassList().add("enter");
            rows.place(row);
        }
    }

    /** Shows a message in the row that it has; tells whether it has one. */
    private boolean showAgain(Message message) {
        var shown = rows.stored(message.seq());
        shown.ifPresent(row -> row.show(message));
        var pending = shown.isPresent() ? Optional.<MessageRow>empty() : pending(message);
        pending.ifPresent(row -> {
            rows.setNote(row, null);
            row.show(message);
            rows.reorder(row);
        });
        return shown.isPresent() || pending.isPresent();
    }

    /** The row of a stored message that this screen does not know to be stored. */
    private Optional<MessageRow> pending(Message message) {
        return message.senderId().equals(viewer) ? rows.pending(message.clientId()) : Optional.empty();
    }

    private MessageRow row(Message message) {
        return MessageRow.stored(message, setting);
    }

    private void refresh() {
        for (var row : rows.all()) {
            if (row.own() && row.isStored() && row.state() != Tick.State.READ) {
                var tick = Tick.of(receipts.statusOf(row.seq()));
                if (tick.state() != row.state()) {
                    row.show(tick);
                }
            }
        }
        if (!today.equals(time.today())) {
            today = time.today();
            rows.relabelDays();
        }
        newer.setVisible(!atLatest);
        jump.setEndMissing(!atLatest && lastSeq > lastSeq().orElse(lastSeq));
    }

    private void scrolled(double fromTop, double fromBottom) {
        jump.scrolled(fromBottom);
        looksBack &= jump.isScrolledUp();
        if (fromTop < ThreadScroller.NEAR_PIXELS && older.isVisible()) {
            wantOlder();
        } else if (fromBottom < ThreadScroller.NEAR_PIXELS && newer.isVisible()) {
            wantNewer();
        }
        fireEvent(new Scrolled(this));
    }
}
