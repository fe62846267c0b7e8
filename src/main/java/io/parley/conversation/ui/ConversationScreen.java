package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.signals.Signal;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.ui.LookAlikeNote;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.Lifetime;
import io.parley.conversation.Message;
import io.parley.conversation.MessagePage;
import io.parley.conversation.OpenedConversation;
import io.parley.realtime.ui.AttachedUi;
import io.parley.realtime.ui.CatchUp;
import io.parley.realtime.ui.Hearing;
import io.parley.uikit.ViewerTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One open conversation: wires header, thread and composer to the services, for one viewer. */
final class ConversationScreen extends Div {

    private static final Logger log = LoggerFactory.getLogger(ConversationScreen.class);

    private final ConversationServices services;
    private final UserId viewer;
    private final UserProfile peer;

    private final ConversationHeader header;
    private final MessageThread thread;
    private final Writing writing;
    private final ConversationActs acts;
    private final Div notice = new Div();
    private final UploadDropZone dropZone;
    private final ConversationFeed feed;
    private final CatchUp<ConversationFeed.Missed> catchUp;
    private final ThreadPages pages;
    private final TypingPeers typing;
    private final ReadGate readGate;

    private final AttachedUi ui = AttachedUi.of(this);

    private String name;
    private Standing standing = Standing.TALKING;
    private long readUpTo;

    /** Whether something may have come that the browser was not told while its connection was lost. */
    private boolean wasDeaf;

    /** Up to where this browser is known to hold it. */
    private final AtomicLong heldUpTo = new AtomicLong();

    /** Up to where the viewer has seen it, while that is being stored. */
    private final AtomicLong beingRead = new AtomicLong();

    ConversationScreen(ConversationServices services, UserId viewer, OpenedConversation opened, ViewerTime time) {
        this.services = services;
        this.viewer = viewer;
        peer = opened.peer();

        addClassName("parley-conversation");
        name = name(peer);
        header = new ConversationHeader(peer, name, services.clock());
        thread = new MessageThread(viewer, name, time);
        writing = new Writing(services, viewer, opened, thread, ui, this::sending);
        var composer = writing.composer();
        showName();
        if (isNotes()) {
            addClassName("parley-notes");
            thread.setEmptyText(getTranslation("conversation.notes.empty"));
        }
        var errands = new Errands(this, services.threads());
        acts = new ConversationActs(services, viewer, errands);
        header.setMenu(new ConversationMenu(unused -> Optional.of(chosen()), acts, services.clock()));
        notice.getElement().setAttribute("role", "status");
        var talk = new Div(thread, composer, notice);
        talk.addClassName("parley-talk");
        dropZone = composer.uploads().dropZone(talk);
        show(new Terms(opened.isRequest() ? Standing.ASKED : Standing.TALKING, opened.lifetime()));
        add(header, dropZone);

        typing = new TypingPeers(services.clock(), services.threads(), () -> ui.access(this::refreshTyping));
        feed = new ConversationFeed(services.conversations(), services.messages(), viewer, opened, typing);
        catchUp = CatchUp.of(this, services.threads(), feed::load, this::apply);
        pages = new ThreadPages(services, viewer, thread, feed::id, errands, this::shown);
        readGate = new ReadGate(thread, services.clock(), this::reached);
        new MessageActs(this, services, viewer, peer, time, thread, composer);

        thread.show(opened.page(), opened.lastSeq());
        setReadUpTo(opened.readUpTo());
        opened.firstUnread().ifPresent(seq -> thread.drawNewLineAfter(seq - 1));
        listen();
        follow();
        if (opened.markedUnread()) {
            feed.id()
                    .ifPresent(id ->
                            later(() -> services.arrangements().arrange(viewer, id, it -> it.withMarkedUnread(false))));
        }
    }

    /** What the conversation is called: by the peer, unless it is one's notes. */
    private String name(UserProfile shown) {
        return isNotes()
                ? getTranslation("conversation.notes")
                : shown.displayName().value();
    }

    /** Shows the messages around one, which stands out; for a screen that is not attached yet. */
    void showAround(long seq) {
        pages.showAround(seq);
    }

    private void listen() {
        addAttachListener(event -> {
            thread.scrollToNewLine();
            redrawNewLineOnReturn(event.getUI());
            var regained = ComponentUtil.addListener(event.getUI(), Hearing.Regained.class, heard -> wasDeaf = true);
            addDetachListener(left -> {
                left.unregisterListener();
                regained.remove();
            });
        });
        addAttachListener(event -> {
            event.unregisterListener();
            later(this::warnOfLookAlike);
        });
    }

    private void follow() {
        catchUp.follow(services.broadcaster(), ConversationService.inbox(viewer), feed::concerns);
        CatchUp.of(notice, services.threads(), this::terms, this::show)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), this::isArranged);
        CatchUp.of(header, services.threads(), () -> services.accounts().profile(peer.id()), this::showPeer);
        if (!isNotes()) {
            services.presences().forComponent(header).watch(peer.id(), header::show);
        }
    }

    private void showPeer(Optional<UserProfile> latest) {
        latest.ifPresent(shown -> {
            header.show(shown, name(shown));
            if (!name(shown).equals(name)) {
                name = name(shown);
                thread.setPeerName(name);
                showName();
                showNotice();
            }
        });
    }

    private void showName() {
        var composer = writing.composer();
        composer.replying().setPeerName(name);
        composer.setPlaceholder(
                isNotes()
                        ? getTranslation("conversation.notes.placeholder")
                        : getTranslation("conversation.composer.placeholder", name));
    }

    private boolean isArranged(List<InboxEvent> events) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof InboxEvent.Arranged && event.peer().equals(peer.id()));
    }

    /** How the viewer stands to the peer: who has blocked somebody cannot write to him, and who is asked decides first. */
    private enum Standing {
        TALKING,
        ASKED,
        BLOCKING
    }

    /**
     * What holds between the two.
     *
     * @param lifetime how long what is sent now is kept, as far as the viewer is told
     */
    private record Terms(Standing standing, Lifetime lifetime) {}

    private Terms terms() {
        var id = services.conversations().between(viewer, peer.id());
        return new Terms(
                standing(id), id.map(it -> services.lifetimes().of(viewer, it)).orElse(Lifetime.FOR_GOOD));
    }

    private Standing standing(Optional<ConversationId> conversation) {
        if (services.contacts().hasBlocked(viewer, peer.id())) {
            return Standing.BLOCKING;
        }
        return conversation
                .filter(it -> services.requests().isRequest(viewer, it))
                .map(it -> Standing.ASKED)
                .orElse(Standing.TALKING);
    }

    private void show(Terms terms) {
        header.show(terms.lifetime());
        if (terms.standing() != standing) {
            standing = terms.standing();
            showNotice();
            writing.composer().setVisible(standing == Standing.TALKING);
            Uploads.setDroppable(dropZone, standing == Standing.TALKING);
        }
    }

    private void showNotice() {
        notice.removeAll();
        switch (standing) {
            case TALKING -> {}
            case ASKED -> notice.add(new RequestNotice(name, this::accept, () -> acts.block(peer)));
            case BLOCKING -> notice.add(new BlockNotice(name, () -> acts.unblock(peer)));
        }
    }

    private void accept() {
        services.conversations().between(viewer, peer.id()).ifPresent(acts::accept);
    }

    private ConversationMenu.Chosen chosen() {
        var conversation = feed.id()
                .flatMap(id -> services.conversations().summaries(viewer, List.of(id)).stream()
                        .findFirst());
        return new ConversationMenu.Chosen(
                peer,
                conversation,
                !isNotes(),
                services.contacts().hasBlocked(viewer, peer.id()),
                Optional.of(services.privacy().towards(viewer, peer.id())).filter(privacy -> !isNotes()));
    }

    /** Whether the viewer is alone here. */
    private boolean isNotes() {
        return peer.id().equals(viewer);
    }

    private void apply(ConversationFeed.Missed missed) {
        missed.opened().ifPresent(opened -> {
            var isBegun = thread.lastSeq().isPresent();
            thread.show(opened.page(), opened.lastSeq());
            setReadUpTo(opened.readUpTo());
            header.show(opened.lifetime());
            feed.holds(opened);
            settle(opened.page().messages());
            if (isBegun) {
                drawNewLine();
                thread.scrollToNewLine();
            }
        });
        missed.changes().ifPresent(changes -> {
            settle(changes.messages());
            thread.know(changes.originals());
            writing.composer().replying().know(changes.messages());
            setReadUpTo(changes.readUpTo());
            thread.apply(changes.messages(), changes.receipts(), changes.lastSeq());
            thread.hide(changes.hidden());
            writing.composer().replying().hide(changes.hidden());
            changes.messages().stream()
                    .flatMap(message -> message.marks().lifetime().stream())
                    .forEach(header::show);
            feed.holds(changes.rev());
        });
        missed.draft().ifPresent(moved -> writing.show(moved.draft(), moved.answered()));
        refreshTyping();
        if (hasNews()) {
            readGate.evaluate();
        }
        if (wasDeaf) {
            wasDeaf = false;
            drawNewLine();
        }
    }

    private boolean hasNews() {
        return thread.lastPeerSeq().orElse(0) > Math.max(readUpTo, beingRead.get());
    }

    private void drawNewLine() {
        if (hasNews()) {
            thread.drawNewLineAfter(readUpTo);
        }
    }

    private void setReadUpTo(long seq) {
        readUpTo = Math.max(readUpTo, seq);
        thread.setReadUpTo(readUpTo);
    }

    /** What has changed while a page was on its way has passed it by. */
    private void shown(MessagePage page) {
        feed.shows(page.rev());
        catchUp.request();
    }

    private void refreshTyping() {
        var isTyping = typing.isTyping(peer.id());
        header.setTyping(isTyping);
        thread.setTyping(isTyping);
    }

    /** Ends the typing of a peer whose message has come, and frees the composer of texts that are stored now. */
    private void settle(List<Message> messages) {
        if (messages.stream().anyMatch(message -> !message.senderId().equals(viewer))) {
            typing.stopped(peer.id());
        }
        writing.settle(messages);
    }

    /** Whoever answers has seen what his browser shows, and goes to the end. */
    private void sending(long seen) {
        if (!thread.isAtLatest()) {
            pages.wantLatest();
        }
        var read = Math.min(seen, thread.lastPeerSeq().orElse(0));
        reached(new Reached(read, read));
    }

    private void reached(Reached confirmed) {
        var isRead = confirmed.readUpTo() > Math.max(readUpTo, beingRead.get());
        if (isRead || confirmed.deliveredUpTo() > Math.max(readUpTo, heldUpTo.get())) {
            feed.id().ifPresent(id -> {
                beingRead.accumulateAndGet(confirmed.readUpTo(), Math::max);
                later(() -> advance(id, confirmed));
            });
        }
    }

    private void advance(ConversationId id, Reached confirmed) {
        try {
            services.receipts().advance(viewer, id, () -> confirmed);
            heldUpTo.accumulateAndGet(confirmed.deliveredUpTo(), Math::max);
        } catch (RuntimeException e) {
            log.warn("What a browser holds and shows was not stored, and is asked for again", e);
        } finally {
            beingRead.compareAndSet(confirmed.readUpTo(), 0);
        }
    }

    private void redrawNewLineOnReturn(UI attachedTo) {
        var visibility = attachedTo.getPage().pageVisibilitySignal();
        var wasHidden = new boolean[1];
        Signal.effect(this, () -> {
            var now = visibility.get();
            if (wasHidden[0] && now != PageVisibility.HIDDEN) {
                drawNewLine();
            }
            wasHidden[0] = now == PageVisibility.HIDDEN;
        });
    }

    private void warnOfLookAlike() {
        var lookAlikes = services.contacts().lookAlikes(viewer, List.of(peer.id()));
        lookAlikes
                .values()
                .forEach(other -> ui.access(() -> addComponentAtIndex(
                        getElement().indexOfChild(header.getElement()) + 1, LookAlikeNote.asSentence(other))));
    }

    private void later(Runnable task) {
        services.threads().execute(task);
    }
}
