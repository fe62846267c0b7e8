package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessagePage;
import io.parley.conversation.Receipts;
import io.parley.uikit.ViewerTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The messages of one conversation, oldest first, in a scroller that starts and sticks at its end.
 *
 * <p>Shows a gapless stretch of the conversation: at most {@value #MAX_ROWS} rows, more on demand at both ends. Everything
 * may be shown to it more than once, in any order; it stands as the seqs say. Knows no service: it asks for pages by
 * {@link PageWanted} and tells of what a person does by {@link FailedMessageAct}.
 */
public final class MessageThread extends Div {

    /** The most rows that one screen holds; beyond it, those farthest from the reader go. */
    static final int MAX_ROWS = 300;

    private static final int NEAR_PIXELS = 300;

    /** The first time the call comes before the view is in the page. */
    private static final String SCROLL_ONCE_LAID_OUT = """
            const scroll = tries => this.offsetHeight > 0
                ? this.scrollIntoView({block: 'start'})
                : tries > 0 && setTimeout(() => scroll(tries - 1), 20);
            scroll(250);
            """;

    private static final String FROM_TOP = "element.scrollHeight + element.scrollTop - element.clientHeight";
    private static final String FROM_BOTTOM = "-element.scrollTop";

    private final UserId viewer;
    private final String viewerName;
    private final String peerName;
    private final ViewerTime time;

    private final Div log = new Div();
    private final ThreadRows rows;
    private final Button older = new Button();
    private final Button newer = new Button();
    private final Button jump = new Button();
    private final Span typing = new Span();

    private Receipts receipts = Receipts.NONE;
    private boolean atLatest = true;
    private boolean scrolledUp;
    private long lastSeq;
    private long unseenWhileScrolledUp;
    private LocalDate today;

    /** Makes an empty thread between a viewer and a peer. */
    public MessageThread(UserId viewer, String peerName, ViewerTime time) {
        this.viewer = viewer;
        viewerName = getTranslation("conversation.you");
        this.peerName = peerName;
        this.time = time;
        today = time.today();
        rows = new ThreadRows(log, time);

        addClassName("parley-thread");
        var scroller = new Div(newer, log);
        scroller.addClassName("parley-thread-scroller");
        scroller.getElement()
                .addEventListener("scroll", event -> {
                    var data = event.getEventData();
                    scrolled(
                            data.get(FROM_TOP).asDouble(), data.get(FROM_BOTTOM).asDouble());
                })
                .addEventData(FROM_TOP)
                .addEventData(FROM_BOTTOM)
                .debounce(150);
        log.addClassName("parley-thread-log");
        log.getElement().setAttribute("role", "log");
        log.getElement().setAttribute("tabindex", "0");
        log.getElement().setAttribute("aria-label", getTranslation("conversation.thread.name", peerName));

        page(older, "conversation.thread.older", PageWanted.End.OLDER);
        page(newer, "conversation.thread.newer", PageWanted.End.NEWER);
        jump.addClickListener(event -> fireEvent(new PageWanted(this, PageWanted.End.LATEST)));
        jump.addClassName("parley-jump");
        jump.setVisible(false);
        typing.addClassName("parley-typing");
        typing.setText(getTranslation("conversation.typing.name", peerName));
        typing.setVisible(false);
        log.add(older);
        add(scroller, typing, jump);
    }

    private void page(Button button, String key, PageWanted.End end) {
        button.setText(getTranslation(key));
        button.addClassName("parley-more");
        button.setVisible(false);
        button.setDisableOnClick(true);
        button.addClickListener(event -> fireEvent(new PageWanted(this, end)));
    }

    public Registration addPageWantedListener(ComponentEventListener<PageWanted> listener) {
        return addListener(PageWanted.class, listener);
    }

    public Registration addFailedMessageActListener(ComponentEventListener<FailedMessageAct> listener) {
        return addListener(FailedMessageAct.class, listener);
    }

    /** Tells that other rows than before are in view, once the scrolling has come to rest. */
    public Registration addScrolledListener(ComponentEventListener<Scrolled> listener) {
        return addListener(Scrolled.class, listener);
    }

    /** Shows a page in place of everything that is stored; rows that are not stored stay. */
    public void show(MessagePage page, long conversationLastSeq) {
        var unsent = rows.all().stream().filter(row -> !row.isStored()).toList();
        rows.clear();
        receipts = page.receipts();
        lastSeq = conversationLastSeq;
        atLatest = !page.hasNewer();
        page.messages().forEach(message -> rows.place(row(message)));
        unsent.stream().filter(row -> !rows.has(row.clientId())).forEach(row -> {
            rows.place(row);
            if (row.state() == Tick.State.FAILED) {
                rows.setNote(row, failureNote(row));
            }
        });
        older.setVisible(page.hasOlder());
        refresh();
    }

    /** Adds the page before the first row. */
    public void showOlder(MessagePage page) {
        receipts = receipts.merge(page.receipts());
        rows.prepend(page.messages().stream()
                .filter(message -> rows.stored(message.seq()).isEmpty())
                .map(this::row)
                .toList());
        older.setVisible(page.hasOlder());
        older.setEnabled(true);
        if (rows.size() > MAX_ROWS) {
            rows.removeLast(rows.size() - MAX_ROWS);
            atLatest = false;
        }
        refresh();
    }

    /** Adds the page after the last row. */
    public void showNewer(MessagePage page) {
        receipts = receipts.merge(page.receipts());
        page.messages().forEach(this::place);
        atLatest = !page.hasNewer();
        newer.setEnabled(true);
        trimOldest();
        refresh();
    }

    /** Applies what has changed; what lies beyond the stretch that is shown is only counted. */
    public void apply(List<Message> changed, Receipts newReceipts, long conversationLastSeq) {
        receipts = receipts.merge(newReceipts);
        lastSeq = Math.max(lastSeq, conversationLastSeq);
        for (var message : changed) {
            var inStretch = atLatest && message.seq() >= firstSeq().orElse(0);
            if (inStretch || rows.pending(message.clientId()).isPresent()) {
                place(message);
            }
            if (scrolledUp && !message.senderId().equals(viewer)) {
                unseenWhileScrolledUp++;
            }
        }
        if (!scrolledUp) {
            trimOldest();
        }
        refresh();
    }

    private void trimOldest() {
        if (rows.size() > MAX_ROWS) {
            rows.removeFirst(rows.size() - MAX_ROWS);
            older.setVisible(true);
        }
    }

    /** Shows a message of the viewer's own as "sending", at the end. */
    public void showSending(ClientMessageId clientId, MessageBody body, Instant at) {
        if (!rows.has(clientId)) {
            var row = MessageRow.pending(clientId, body, viewerName, at, time, Tick.SENDING);
            row.getElement().getClassList().add("enter");
            rows.place(row);
        }
    }

    /** Shows that a message was not sent, with the reason and the ways on. */
    public void showFailed(ClientMessageId clientId, MessageBody body, Instant at, String reason) {
        var row = rows.pending(clientId).orElseGet(() -> {
            var created = MessageRow.pending(clientId, body, viewerName, at, time, Tick.FAILED);
            rows.place(created);
            return created;
        });
        row.fail(reason);
        rows.setNote(row, failureNote(row));
    }

    /** Shows a failed message as "sending" again, where it stands. */
    public void showSendingAgain(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(row -> {
            rows.setNote(row, null);
            row.show(Tick.SENDING);
        });
    }

    /** Whether a message is shown that is not known to be stored. */
    public boolean isPending(ClientMessageId clientId) {
        return rows.pending(clientId).isPresent();
    }

    /** Takes a message that was never stored off the screen. */
    public void discard(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(rows::remove);
    }

    /** Draws the line "New messages" before the first message of the peer after a seq, if it is shown. */
    public void drawNewLineAfter(long readUpTo) {
        rows.all().stream()
                .filter(row -> row.isStored() && row.seq() > readUpTo && !row.own())
                .findFirst()
                .ifPresent(rows::placeNewLineBefore);
    }

    /** Brings the line "New messages" into view, if there is one. */
    public void scrollToNewLine() {
        rows.newLine().ifPresent(line -> line.executeJs(SCROLL_ONCE_LAID_OUT));
    }

    /** Brings the end into view. */
    public void scrollToEnd() {
        unseenWhileScrolledUp = 0;
        log.getElement().executeJs("this.parentElement.scrollTop = 0");
    }

    public void setTyping(boolean isTyping) {
        typing.setVisible(isTyping);
    }

    /** Whether the last message of the conversation is among the rows. */
    public boolean isAtLatest() {
        return atLatest;
    }

    /** The first seq that is shown. */
    public OptionalLong firstSeq() {
        return storedSeqs().min();
    }

    /** The last seq that is shown. */
    public OptionalLong lastSeq() {
        return storedSeqs().max();
    }

    /** The last message of the peer that is shown. */
    public OptionalLong lastPeerSeq() {
        return rows.all().stream()
                .filter(row -> row.isStored() && !row.own())
                .mapToLong(MessageRow::seq)
                .max();
    }

    private LongStream storedSeqs() {
        return rows.all().stream().filter(MessageRow::isStored).mapToLong(MessageRow::seq);
    }

    private void place(Message message) {
        var own = message.senderId().equals(viewer);
        var pending = own ? rows.pending(message.clientId()) : Optional.<MessageRow>empty();
        if (rows.stored(message.seq()).isPresent()) {
            pending.ifPresent(rows::remove);
        } else if (pending.isPresent()) {
            rows.setNote(pending.get(), null);
            pending.get().becomeStored(message);
            rows.reorder(pending.get());
        } else {
            var row = row(message);
            row.getElement().getClassList().add("enter");
            rows.place(row);
        }
    }

    private MessageRow row(Message message) {
        var own = message.senderId().equals(viewer);
        return MessageRow.stored(message, own, own ? viewerName : peerName, time);
    }

    private Div failureNote(MessageRow row) {
        var again = new Button(
                getTranslation("conversation.failed.again"),
                event -> fireEvent(
                        new FailedMessageAct(this, FailedMessageAct.Act.SEND_AGAIN, row.clientId(), row.body())));
        var discard = new Button(
                getTranslation("conversation.failed.discard"),
                event -> fireEvent(
                        new FailedMessageAct(this, FailedMessageAct.Act.DISCARD, row.clientId(), row.body())));
        var note = new Div(new Span(row.failure()), again, discard);
        note.addClassName("parley-failure");
        return note;
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
        refreshJump();
    }

    private void refreshJump() {
        var missing = atLatest ? 0 : lastSeq - lastSeq().orElse(lastSeq);
        jump.setVisible(scrolledUp || missing > 0);
        jump.setText(
                unseenWhileScrolledUp > 0
                        ? getTranslation("conversation.thread.jump-new", unseenWhileScrolledUp)
                        : getTranslation("conversation.thread.jump"));
    }

    private void scrolled(double fromTop, double fromBottom) {
        scrolledUp = fromBottom > NEAR_PIXELS / 3.0;
        if (!scrolledUp) {
            unseenWhileScrolledUp = 0;
        }
        refreshJump();
        if (fromTop < NEAR_PIXELS && older.isVisible()) {
            fireEvent(new PageWanted(this, PageWanted.End.OLDER));
        } else if (fromBottom < NEAR_PIXELS && newer.isVisible()) {
            fireEvent(new PageWanted(this, PageWanted.End.NEWER));
        }
        fireEvent(new Scrolled(this));
    }
}
