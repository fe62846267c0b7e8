package io.parley.conversation.ui;

import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.conversation.NewMessage;
import io.parley.conversation.OpenedConversation;
import io.parley.conversation.Receipts;
import io.parley.conversation.Shortcodes;
import io.parley.realtime.ui.AttachedUi;
import io.parley.uikit.Notifications;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the viewer writes in one conversation: its way from the composer to the database, and into the thread. */
final class Writing {

    private final ConversationServices services;
    private final UserId viewer;
    private final UserId peer;
    private final DisplayName peerName;
    private final MessageThread thread;
    private final LongConsumer onSend;
    private final AttachedUi ui;

    private final Composer composer;
    private final KeptTexts kept;
    private final TypingNotice typingNotice;
    private final Outbox outbox;

    private Optional<Draft> draft;

    /** What this browser has told last, which may stand in the field still when another screen has brought another draft. */
    private Optional<ClientMessageId> typed = Optional.empty();

    /**
     * @param onSend is told that a message is being sent, before it stands in the thread, and up to which seq the browser had shown the
     *     peer's messages then
     */
    Writing(
            ConversationServices services,
            UserId viewer,
            OpenedConversation opened,
            MessageThread thread,
            AttachedUi ui,
            LongConsumer onSend) {
        this.services = services;
        this.viewer = viewer;
        this.thread = thread;
        this.ui = ui;
        this.onSend = onSend;
        peer = opened.peer().id();
        peerName = opened.peer().displayName();
        draft = opened.draft();
        var uploads = new Uploads(
                (file, content) -> services.attachments().upload(viewer, file, content),
                services.attachments().fileLimits(),
                file -> discard(List.of(file)));
        composer = new Composer(uploads, viewer + "." + peer, draft, this::resolve);
        kept = new KeptTexts(services, viewer, peer, thread, composer, ui);
        typingNotice = new TypingNotice(
                services.clock(), active -> later(() -> services.messages().typing(viewer, peer, active)));
        outbox = new Outbox(services.threads(), services.messages(), viewer, peer, new Outcome());
        composer.addSendListener(this::send);
        composer.addDraftListener(event -> drafted(event.clientId(), event.text(), event.replyTo()));
        composer.addDetachListener(event -> typingNotice.stopped());
        thread.addFailedMessageActListener(event -> {
            switch (event.act()) {
                case SEND_AGAIN -> sendAgain(event.message());
                case DISCARD -> giveUp(event.message());
            }
        });
    }

    Composer composer() {
        return composer;
    }

    /**
     * Shows the draft that has come from another screen.
     *
     * @param answered what it answers
     */
    void show(Draft moved, Optional<Message> answered) {
        if (!draft.equals(Optional.of(moved))) {
            draft = Optional.of(moved);
            bring(moved, answered);
        }
    }

    private void bring(Draft moved, Optional<Message> answered) {
        var replying = composer.replying();
        composer.show(
                new Draft(moved.clientId(), moved.text(), answered.map(Message::seq)),
                () -> answered.ifPresentOrElse(
                        original -> replying.show(original, original.senderId().equals(viewer)), replying::leave));
    }

    /** Frees the composer of texts that are stored now. */
    void settle(List<Message> messages) {
        messages.stream()
                .filter(message -> message.senderId().equals(viewer))
                .filter(sent -> thread.unsent().find(sent.clientId()).isPresent() || mayStandInField(sent.clientId()))
                .forEach(this::forget);
    }

    private boolean mayStandInField(ClientMessageId clientId) {
        return Stream.concat(draft.map(Draft::clientId).stream(), typed.stream())
                .anyMatch(clientId::equals);
    }

    private void forget(Message stored) {
        composer.sent(stored.clientId(), stored.body().text());
    }

    /** What the peer has written before it may be on its way still. */
    private void show(Message stored) {
        forget(stored);
        thread.apply(List.of(stored), Receipts.NONE, 0);
    }

    private void send(SendEvent event) {
        var clientId = ClientMessageId.of(event.clientId());
        var text = event.text();
        var files = event.files();
        var replyTo = event.replyTo();
        MessageBody body;
        try {
            body = MessageBody.orEmpty(Shortcodes.replacedIn(text));
            if (body.isEmpty() && files.isEmpty()) {
                return;
            }
        } catch (InvalidMessageException invalid) {
            composer.refuse(clientId, text, composer.getTranslation("conversation.failed.invalid"));
            return;
        }
        onSend.accept(event.seen());
        composer.heard(clientId);
        composer.replying().leave();
        var now = services.clock().instant();
        thread.unsent()
                .showSending(
                        new UnsentMessage(clientId, body, composer.uploads().take(files), replyTo, now));
        thread.scrollToEnd();
        typingNotice.sent();
        outbox.send(clientId, new NewMessage(body, files, replyTo));
    }

    private void sendAgain(UnsentMessage message) {
        onSend.accept(0);
        thread.unsent().showSendingAgain(message.clientId());
        outbox.send(message.clientId(), message.toSend());
    }

    private void giveUp(UnsentMessage message) {
        outbox.withdraw(message.clientId());
        discard(message.files());
        thread.unsent().discard(message.clientId());
        composer.forget(message.clientId());
        forgetDraft(message.clientId());
    }

    private void discard(List<Attachment> files) {
        if (!files.isEmpty()) {
            var ids = files.stream().map(Attachment::id).toList();
            later(() -> services.attachments().discard(viewer, ids));
        }
    }

    private void drafted(String clientIdFromBrowser, String text, Optional<Long> replyTo) {
        var latest = new Draft(ClientMessageId.of(clientIdFromBrowser), text, replyTo);
        stands(latest);
        typingNotice.typed(!text.isBlank());
        outbox.keep(latest);
    }

    private void stands(Draft inField) {
        draft = Optional.of(inField);
        typed = Optional.of(inField.clientId());
    }

    private void forgetDraft(ClientMessageId clientId) {
        later(() -> services.messages().forgetDraft(viewer, peer, clientId));
    }

    /** What the browser has kept stands before the draft that the server has. */
    private void resolve(List<Composer.Kept> texts) {
        var stored = draft;
        kept.resolve(
                texts,
                text -> stands(new Draft(text.clientId(), text.text(), text.replyTo())),
                () -> stored.ifPresent(typedElsewhere -> later(() -> {
                    var answered = typedElsewhere
                            .replyTo()
                            .flatMap(seq -> services.conversations().messageAt(viewer, peer, seq));
                    ui.access(() -> bring(typedElsewhere, answered));
                })));
    }

    private void later(Runnable task) {
        services.threads().execute(task);
    }

    /** Brings what became of a message back to the screen. */
    private final class Outcome implements Outbox.Listener {

        @Override
        public void sent(Message message) {
            ui.access(() -> show(message));
        }

        @Override
        public void taken(NewMessage message, Message stored) {
            kept.showFailed(message, () -> show(stored));
        }

        @Override
        public void refused(ClientMessageId clientId, MessageRefusedException refusal) {
            // its text stands in the thread now, to be sent again, and is no draft any more
            forgetDraft(clientId);
            // without what it answers it can be sent again as a message by itself
            var left = refusal.reason() == Reason.NO_ORIGINAL
                    ? (UnaryOperator<UnsentMessage>) UnsentMessage::alone
                    : UnaryOperator.<UnsentMessage>identity();
            ui.accessPage(() -> fail(clientId, left, RefusalWords.of(composer, refusal)));
        }

        @Override
        public void unanswered(ClientMessageId clientId) {
            ui.accessPage(() -> fail(
                    clientId, UnaryOperator.identity(), composer.getTranslation("conversation.failed.unanswered")));
        }

        private void fail(ClientMessageId clientId, UnaryOperator<UnsentMessage> left, String reason) {
            if (!composer.isAttached()) {
                Notifications.problem(composer.getTranslation("conversation.failed.left", peerName, reason));
                return;
            }
            thread.unsent()
                    .find(clientId)
                    .map(left)
                    .ifPresent(message -> thread.unsent().showFailed(message, reason));
        }
    }
}
