package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Emoji;
import io.parley.conversation.FormattedText;
import io.parley.conversation.Lifetime;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageMarks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message in a thread: its text, its time and, on one's own, its tick; below it, reactions.
 *
 * <p>Four elements without reactions, because a screen holds hundreds. Carries {@code data-seq} once the message is stored and, on one's
 * own, {@code data-status}.
 */
@Tag("div")
public final class MessageRow extends Component {

    /** Messages of one author closer together than this stand as one burst. */
    private static final Duration BURST = Duration.ofMinutes(5);

    private final boolean own;
    private final ClientMessageId clientId;
    private final RowSetting setting;
    private final Element meta = new Element("span");
    private final Optional<Element> tick;

    private MessageBody body;
    private Instant at;
    private @Nullable Message stored;
    private @Nullable UnsentMessage unsent;
    private @Nullable ReactionChips reactions;
    private Tick.State state = Tick.State.SENDING;
    private String failure = "";

    private MessageRow(boolean own, ClientMessageId clientId, MessageBody body, Instant at, RowSetting setting) {
        this.own = own;
        this.clientId = clientId;
        this.body = body;
        this.at = at;
        this.setting = setting;

        var element = getElement();
        element.getClassList().add("parley-message");
        element.setAttribute("role", "article");
        nameAuthor();
        element.setAttribute("data-client-id", clientId.toString());
        meta.getClassList().add("parley-message-meta");
        tick = own ? Optional.of(newTick()) : Optional.empty();
        if (own) {
            element.getClassList().add("own");
        }
    }

    private void nameAuthor() {
        getElement()
                .setAttribute(
                        "aria-label",
                        own ? setting.viewerName() : setting.peerName().get());
    }

    private static Element newTick() {
        var tick = new Element("span").setAttribute("role", "img");
        tick.getClassList().add("parley-tick");
        return tick;
    }

    /** A message that is stored. */
    static MessageRow stored(Message message, RowSetting setting) {
        var own = message.senderId().equals(setting.viewer())
                && message.marks().lifetime().isEmpty();
        var row = new MessageRow(own, message.clientId(), message.body(), message.sentAt(), setting);
        row.keep(message);
        row.draw(message.attachments());
        return row;
    }

    /** A message of the viewer's own that is not known to be stored. */
    static MessageRow pending(UnsentMessage message, Tick tick, RowSetting setting) {
        var row = new MessageRow(true, message.clientId(), message.body(), message.at(), setting);
        row.show(message);
        row.show(tick);
        return row;
    }

    /** Shows a message that is not stored as it is to be sent. */
    void show(UnsentMessage message) {
        if (!message.equals(unsent)) {
            unsent = message;
            draw(message.files());
        }
    }

    /** Shows a stored message as it is now; what is older than what is shown is ignored. */
    void show(Message message) {
        if (stored != null && stored.rev() >= message.rev()) {
            return;
        }
        var isSame = body.equals(message.body())
                && marks().equals(message.marks().withReactions(marks().reactions()))
                && ids(files()).equals(ids(message.attachments()));
        keep(message);
        if (isSame) {
            showTime();
            showReactions(message);
        } else {
            draw(message.attachments());
        }
    }

    private void keep(Message message) {
        stored = message;
        unsent = null;
        body = message.body();
        at = message.sentAt();
        getElement().setAttribute("data-seq", Long.toString(message.seq()));
    }

    private MessageMarks marks() {
        return stored == null ? MessageMarks.NONE : stored.marks();
    }

    private void draw(List<Attachment> files) {
        var element = getElement();
        element.removeAllChildren();
        if (isNotice()) {
            marks().lifetime().ifPresent(this::drawNotice);
            return;
        }
        element.getClassList().set("deleted", marks().deleted());
        element.getClassList().set("emoji", Emoji.areAllOf(body.text()));
        element.getClassList().set("edited", marks().editedAt().isPresent());
        var text = new Element("bdi");
        if (marks().deleted()) {
            text.setText(getTranslation("conversation.message.deleted"));
        } else {
            MessageText.appendTo(text, FormattedText.of(body.text()));
        }
        if (marks().forwarded()) {
            var forwarded = new Element("small").setText(getTranslation("conversation.message.forwarded"));
            forwarded.getClassList().add("parley-forwarded");
            element.appendChild(forwarded);
        }
        replyTo().ifPresent(seq -> element.appendChild(MessageQuote.of(this, setting, seq)));
        if (!files.isEmpty()) {
            element.appendChild(MessageFiles.of(this, files));
        }
        if (!body.isEmpty() || marks().deleted()) {
            element.appendChild(text);
        }
        element.appendChild(meta);
        FoldedText.fold(element, text, body.text(), this);
        message().ifPresent(this::showReactions);
        showTime();
    }

    private void showReactions(Message message) {
        if (reactions != null) {
            reactions.show(message);
        } else if (!message.marks().reactions().isEmpty()) {
            reactions = new ReactionChips(this, setting, message);
        }
    }

    private void drawNotice(Lifetime lifetime) {
        var by = message().map(Message::senderId).orElseThrow();
        getElement().getClassList().remove("parley-message");
        getElement().getClassList().add("parley-thread-notice");
        getElement()
                .setAttribute("role", "note")
                .removeAttribute("aria-label")
                .setAttribute("title", setting.time().full(at))
                .setText(LifetimeWords.notice(this, lifetime, by.equals(setting.viewer()), setting.nameOf(by)));
    }

    /** Whether this is no message, but tells what somebody has set. */
    boolean isNotice() {
        return marks().lifetime().isPresent();
    }

    /** Shows anew what the message answers, which has changed. */
    void showQuote() {
        replyTo().ifPresent(seq -> getElement().setChild(0, MessageQuote.of(this, setting, seq)));
    }

    /** Shows anew what says a name, because the peer has another one. */
    void showNames() {
        if (isNotice()) {
            marks().lifetime().ifPresent(this::drawNotice);
            return;
        }
        nameAuthor();
        showQuote();
        message().ifPresent(this::showReactions);
    }

    /** Shows how far the message has come; only for the viewer's own. */
    void show(Tick shown) {
        state = shown.state();
        getElement().setAttribute("data-status", state.attribute());
        var words = shown.text(this, setting.time());
        tick.ifPresent(mark -> mark.setAttribute("aria-label", words).setAttribute("title", words));
    }

    /** The message was not sent, for this reason. */
    void fail(String reason) {
        failure = reason;
        show(Tick.FAILED);
    }

    private void showTime() {
        var time = setting.time();
        var edited = marks().editedAt();
        meta.setText(
                edited.isPresent()
                        ? getTranslation("conversation.message.edited", time.timeOfDay(at))
                        : time.timeOfDay(at));
        meta.setAttribute(
                "title",
                edited.map(moment ->
                                getTranslation("conversation.message.edited.full", time.full(at), time.full(moment)))
                        .orElseGet(() -> time.full(at)));
        tick.filter(mark -> !marks().deleted()).ifPresent(meta::appendChild);
    }

    /** Whether this row and the one after it stand as one burst. */
    boolean continuedBy(MessageRow next) {
        return own == next.own
                && !isNotice()
                && !next.isNotice()
                && setting.time().day(at).equals(setting.time().day(next.at))
                && Duration.between(at, next.at).abs().compareTo(BURST) <= 0;
    }

    boolean sameMinuteAs(MessageRow other) {
        return at.truncatedTo(ChronoUnit.MINUTES).equals(other.at.truncatedTo(ChronoUnit.MINUTES));
    }

    boolean own() {
        return own;
    }

    /** Whether this is a message of the peer that stands after a seq. */
    boolean isNewsAfter(long seq) {
        return seq() > seq && !own && !isNotice();
    }

    boolean isStored() {
        return stored != null;
    }

    /** 0 while the message is not stored. */
    long seq() {
        return stored == null ? 0 : stored.seq();
    }

    /** The message, once it is stored. */
    Optional<Message> message() {
        return Optional.ofNullable(stored);
    }

    /** The message, as long as it is not known to be stored. */
    Optional<UnsentMessage> unsent() {
        return Optional.ofNullable(unsent);
    }

    /** The seq of the message that this one answers. */
    Optional<Long> replyTo() {
        return unsent == null ? marks().replyTo() : unsent.replyTo();
    }

    Tick.State state() {
        return state;
    }

    ClientMessageId clientId() {
        return clientId;
    }

    List<Attachment> files() {
        return unsent == null ? message().map(Message::attachments).orElseGet(List::of) : unsent.files();
    }

    private static List<AttachmentId> ids(List<Attachment> files) {
        return files.stream().map(Attachment::id).toList();
    }

    MessageBody body() {
        return body;
    }

    /** Why the message was not sent, in the viewer's words. */
    String failure() {
        return failure;
    }

    Instant at() {
        return at;
    }
}
