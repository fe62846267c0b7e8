package io.parley.conversation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.signals.Signal;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.contact.ui.LookAlikeNote;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Draft;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.OpenedConversation;
import io.parley.conversation.Receipts;
import io.parley.realtime.ui.AttachedUi;
import io.parley.realtime.ui.CatchUp;
import io.parley.uikit.ViewerTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One open conversation: wires header, thread and composer to the services, for one viewer. */
final class ConversationScreen extends Div {

    private final ConversationServices services;
    private final UserId viewer;
    private final UserProfile peer;

    private final ConversationHeader header;
    private final MessageThread thread;
    private final Composer composer;
    private final BlockNotice blocked;
    private final RequestNotice request;
    private final ConversationFeed feed;
    private final TypingPeers typing;
    private final TypingNotice typingNotice;
    private final Outbox outbox;
    private final ReadGate readGate;

    private final AttachedUi ui = AttachedUi.of(this);

    private long readUpTo;
    private Optional<Draft> draft;

    ConversationScreen(ConversationServices services, UserId viewer, OpenedConversation opened, ViewerTime time) {
        this.services = services;
        this.viewer = viewer;
        peer = opened.peer();
        readUpTo = opened.readUpTo();
        draft = opened.draft();

        addClassName("parley-conversation");
        var name = isNotes()
                ? getTranslation("conversation.notes")
                : peer.displayName().value();
        header = new ConversationHeader(peer, name, services.clock());
        thread = new MessageThread(viewer, name, time);
        var uploads = new Uploads(
                (file, content) -> services.attachments().upload(viewer, file, content),
                services.attachments().maxSize(),
                file -> discard(List.of(file)));
        composer = new Composer(name, uploads, viewer + "." + peer.id(), this::resolve);
        var acts = new ConversationActs(services, viewer);
        header.setMenu(new ConversationMenu(unused -> Optional.of(chosen()), acts, services.clock()));
        blocked = new BlockNotice(name, () -> acts.unblock(peer));
        request = new RequestNotice(
                name,
                () -> services.conversations().between(viewer, peer.id()).ifPresent(acts::accept),
                () -> acts.block(peer));
        show(new Terms(false, opened.isRequest()));
        var talk = new Div(thread, composer, blocked, request);
        talk.addClassName("parley-talk");
        add(header, uploads.dropZone(talk));

        typing = new TypingPeers(services.clock(), services.threads(), () -> ui.access(this::refreshTyping));
        typingNotice = new TypingNotice(
                services.clock(), active -> later(() -> services.messages().typing(viewer, peer.id(), active)));
        feed = new ConversationFeed(services.conversations(), services.messages(), viewer, opened, typing);
        outbox = new Outbox(services.threads(), services.messages(), viewer, peer.id(), new Outcome());
        readGate = new ReadGate(thread, services.clock(), this::seen);
        new MessageActs(this, services, viewer, peer, time, thread, composer.editing());

        thread.show(opened.page(), opened.lastSeq());
        opened.firstUnread().ifPresent(seq -> thread.drawNewLineAfter(seq - 1));
        listen();
        follow();
        if (opened.markedUnread()) {
            feed.id()
                    .ifPresent(id ->
                            later(() -> services.arrangements().arrange(viewer, id, it -> it.withMarkedUnread(false))));
        }
    }

    /** Shows the messages around one, which stands out; for a screen that is not attached yet. */
    void showAround(long seq) {
        feed.id().ifPresent(id -> {
            thread.showInstead(services.conversations().around(viewer, id, seq));
            addAttachListener(event -> thread.pointAt(seq));
        });
    }

    private void listen() {
        composer.addSendListener(event -> send(event.clientId(), event.text(), event.files()));
        composer.addDraftListener(event -> drafted(event.clientId(), event.text()));
        thread.addPageWantedListener(event -> page(event.end()));
        thread.addFailedMessageActListener(event -> {
            switch (event.act()) {
                case SEND_AGAIN -> {
                    thread.unsent().showSendingAgain(event.clientId());
                    outbox.send(
                            event.clientId(), event.body(), ids(thread.unsent().files(event.clientId())));
                }
                case DISCARD -> {
                    discard(thread.unsent().files(event.clientId()));
                    thread.unsent().discard(event.clientId());
                    composer.forget(event.clientId());
                    forgetDraft(event.clientId());
                }
            }
        });
        addAttachListener(event -> {
            thread.scrollToNewLine();
            redrawNewLineOnReturn(event.getUI());
        });
        addAttachListener(event -> {
            event.unregisterListener();
            later(this::warnOfLookAlike);
        });
        addDetachListener(event -> {
            typingNotice.stopped();
        });
    }

    private void follow() {
        CatchUp.of(this, services.threads(), feed::load, this::apply)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), feed::concerns);
        CatchUp.of(blocked, services.threads(), this::terms, this::show)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), this::isArranged);
        if (!isNotes()) {
            services.presences().forComponent(header).watch(peer.id(), header::show);
        }
    }

    private boolean isArranged(List<InboxEvent> events) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof InboxEvent.Arranged && event.peer().equals(peer.id()));
    }

    /** How the viewer stands to the peer: whether he has blocked him, and whether he has yet to let him in. */
    private record Terms(boolean isBlocked, boolean isRequest) {}

    private Terms terms() {
        return new Terms(
                services.contacts().hasBlocked(viewer, peer.id()),
                services.conversations()
                        .between(viewer, peer.id())
                        .filter(id -> services.requests().isRequest(viewer, id))
                        .isPresent());
    }

    /** Who has blocked somebody cannot write to him, and who is asked decides first. */
    private void show(Terms terms) {
        blocked.setVisible(terms.isBlocked());
        request.setVisible(terms.isRequest() && !terms.isBlocked());
        composer.setVisible(!terms.isBlocked() && !terms.isRequest());
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
            thread.show(opened.page(), opened.lastSeq());
            readUpTo = Math.max(readUpTo, opened.readUpTo());
            feed.holds(opened);
            settle(opened.page().messages());
        });
        missed.changes().ifPresent(changes -> {
            settle(changes.messages());
            thread.apply(changes.messages(), changes.receipts(), changes.lastSeq());
            readUpTo = Math.max(readUpTo, changes.readUpTo());
            feed.holds(changes.rev());
        });
        missed.draft().filter(moved -> !draft.equals(Optional.of(moved))).ifPresent(moved -> {
            draft = Optional.of(moved);
            composer.show(moved);
        });
        refreshTyping();
        if (thread.lastPeerSeq().orElse(0) > readUpTo) {
            readGate.evaluate();
        }
    }

    private void refreshTyping() {
        var isTyping = typing.isTyping(peer.id());
        header.setTyping(isTyping);
        thread.setTyping(isTyping);
    }

    /** Ends the typing of a peer whose message has come, and frees the composer of texts that are stored now. */
    private void settle(List<Message> messages) {
        for (var message : messages) {
            if (!message.senderId().equals(viewer)) {
                typing.stopped(peer.id());
            } else if (thread.unsent().has(message.clientId())
                    || draft.map(Draft::clientId)
                            .filter(message.clientId()::equals)
                            .isPresent()) {
                composer.sent(message.clientId());
            }
        }
    }

    private void send(String clientIdFromBrowser, String text, List<AttachmentId> files) {
        var clientId = ClientMessageId.of(clientIdFromBrowser);
        MessageBody body;
        try {
            body = MessageBody.orEmpty(text);
            if (body.isEmpty() && files.isEmpty()) {
                return;
            }
        } catch (InvalidMessageException invalid) {
            composer.refuse(clientId, text, getTranslation("conversation.failed.invalid"));
            return;
        }
        if (!thread.isAtLatest()) {
            page(PageWanted.End.LATEST);
        }
        composer.heard(clientId);
        thread.unsent()
                .showSending(
                        clientId,
                        body,
                        composer.uploads().take(files),
                        services.clock().instant());
        thread.scrollToEnd();
        typingNotice.sent();
        thread.lastPeerSeq().ifPresent(this::seen);
        outbox.send(clientId, body, files);
    }

    private static List<AttachmentId> ids(List<Attachment> files) {
        return files.stream().map(Attachment::id).toList();
    }

    private void discard(List<Attachment> files) {
        if (!files.isEmpty()) {
            later(() -> services.attachments().discard(viewer, ids(files)));
        }
    }

    private void drafted(String clientIdFromBrowser, String text) {
        var typed = new Draft(ClientMessageId.of(clientIdFromBrowser), text);
        draft = Optional.of(typed);
        typingNotice.typed(!text.isBlank());
        outbox.keep(typed);
    }

    private void forgetDraft(ClientMessageId clientId) {
        later(() -> services.messages().forgetDraft(viewer, peer.id(), clientId));
    }

    private void seen(long seq) {
        if (seq > readUpTo) {
            feed.id().ifPresent(id -> later(() -> services.receipts().read(viewer, id, seq)));
        }
    }

    private void page(PageWanted.End end) {
        if (end == PageWanted.End.LATEST && thread.isAtLatest()) {
            thread.scrollToEnd();
            return;
        }
        var first = thread.firstSeq().orElse(1);
        var last = thread.lastSeq().orElse(0);
        feed.id()
                .ifPresent(id -> later(() -> {
                    switch (end) {
                        case OLDER -> {
                            var page = services.conversations().before(viewer, id, first);
                            ui.access(() -> thread.showOlder(page));
                        }
                        case NEWER -> {
                            var page = services.conversations().after(viewer, id, last);
                            ui.access(() -> thread.showNewer(page));
                        }
                        case LATEST -> {
                            var page = services.conversations().latest(viewer, id);
                            ui.access(() -> {
                                thread.show(page, page.messages().getLast().seq());
                                thread.scrollToEnd();
                            });
                        }
                    }
                }));
    }

    /**
     * Sorts out what the browser has kept from before: what is stored is forgotten, and what was sent and is not stored is
     * shown. What stood in the field stands there again, before the draft that the server has.
     */
    private void resolve(List<Composer.Kept> kept) {
        var stored = draft;
        later(() -> {
            var lost = kept.stream()
                    .filter(text -> services.messages()
                            .find(viewer, peer.id(), text.clientId())
                            .isEmpty())
                    .toList();
            var named = lost.stream().flatMap(text -> text.files().stream()).toList();
            var files = named.isEmpty()
                    ? List.<Attachment>of()
                    : services.attachments().unsent(viewer, named);
            ui.access(() -> {
                kept.stream().filter(text -> !lost.contains(text)).forEach(text -> composer.sent(text.clientId()));
                var typed = lost.stream().filter(Composer.Kept::typing).findFirst();
                typed.ifPresentOrElse(
                        text -> draft = Optional.of(new Draft(text.clientId(), text.text())),
                        () -> stored.ifPresent(composer::show));
                typed.ifPresent(text -> composer.uploads().add(of(text, files)));
                lost.stream()
                        .filter(text -> !text.typing() && !thread.unsent().has(text.clientId()))
                        .filter(text ->
                                !text.text().isBlank() || !of(text, files).isEmpty())
                        .forEach(text -> thread.unsent()
                                .showFailed(
                                        text.clientId(),
                                        MessageBody.orEmpty(text.text()),
                                        of(text, files),
                                        services.clock().instant(),
                                        getTranslation("conversation.failed.interrupted")));
            });
        });
    }

    private static List<Attachment> of(Composer.Kept kept, List<Attachment> files) {
        return files.stream().filter(file -> kept.files().contains(file.id())).toList();
    }

    private void redrawNewLineOnReturn(UI attachedTo) {
        var visibility = attachedTo.getPage().pageVisibilitySignal();
        var wasHidden = new boolean[1];
        Signal.effect(this, () -> {
            var now = visibility.get();
            if (wasHidden[0]
                    && now != PageVisibility.HIDDEN
                    && thread.lastPeerSeq().orElse(0) > readUpTo) {
                thread.drawNewLineAfter(readUpTo);
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

    /** Brings what became of a message back to the screen. */
    private final class Outcome implements Outbox.Listener {

        @Override
        public void sent(Message message) {
            ui.access(() -> {
                settle(List.of(message));
                thread.apply(List.of(message), Receipts.NONE, message.seq());
            });
        }

        @Override
        public void refused(ClientMessageId clientId, MessageBody body, MessageRefusedException refusal) {
            // its text stands in the thread now, to be sent again, and is no draft any more
            forgetDraft(clientId);
            var seconds = Math.max(1, refusal.retryAfter().toSeconds());
            ui.access(() -> fail(
                    clientId,
                    body,
                    getTranslation(
                            "conversation.failed."
                                    + refusal.reason()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                            seconds)));
        }

        @Override
        public void unanswered(ClientMessageId clientId, MessageBody body) {
            ui.access(() -> fail(clientId, body, getTranslation("conversation.failed.unanswered")));
        }

        private void fail(ClientMessageId clientId, MessageBody body, String reason) {
            if (thread.unsent().has(clientId)) {
                thread.unsent()
                        .showFailed(
                                clientId,
                                body,
                                thread.unsent().files(clientId),
                                services.clock().instant(),
                                reason);
            }
        }
    }
}
