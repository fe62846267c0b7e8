package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.OpenedConversation;
import io.parley.conversation.Receipts;
import io.parley.realtime.ui.AttachedUi;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the viewer writes in one conversation: its way from the composer to the database, and into the thread. */
final class Writing {

    private final ConversationServices services;
    private final UserId viewer;
    private final UserId peer;
    private final MessageThread thread;
    private final Runnable onSend;
    private final AttachedUi ui;

    private final Composer composer;
    private final KeptTexts kept;
    private final TypingNotice typingNotice;
    private final Outbox outbox;

    private Optional<Draft> draft;

    /** @param onSend is told that a message is being sent, before it stands in the thread */
    Writing(
            ConversationServices services,
            UserId viewer,
            OpenedConversation opened,
            String name,
            MessageThread thread,
            AttachedUi ui,
            Runnable onSend) {
        this.services = services;
        this.viewer = viewer;
        this.thread = thread;
        this.ui = ui;
        this.onSend = onSend;
        peer = opened.peer().id();
        draft = opened.draft();
        var uploads = new Uploads(
                (file, content) -> services.attachments().upload(viewer, file, content),
                services.attachments().maxSize(),
                file -> discard(List.of(file)));
        composer = new Composer(name, uploads, viewer + "." + peer, this::resolve);
        kept = new KeptTexts(services, viewer, peer, thread, composer, ui);
        typingNotice = new TypingNotice(
                services.clock(), active -> later(() -> services.messages().typing(viewer, peer, active)));
        outbox = new Outbox(services.threads(), services.messages(), viewer, peer, new Outcome());
        composer.addSendListener(event -> send(event.clientId(), event.text(), event.files()));
        composer.addDraftListener(event -> drafted(event.clientId(), event.text()));
        composer.addDetachListener(event -> typingNotice.stopped());
        thread.addFailedMessageActListener(event -> {
            switch (event.act()) {
                case SEND_AGAIN -> sendAgain(event.clientId(), event.body());
                case DISCARD -> giveUp(event.clientId());
            }
        });
    }

    Composer composer() {
        return composer;
    }

    /** Shows the draft that has come from another screen. */
    void show(Draft moved) {
        if (!draft.equals(Optional.of(moved))) {
            draft = Optional.of(moved);
            composer.show(moved);
        }
    }

    /** Frees the composer of texts that are stored now. */
    void settle(List<Message> messages) {
        messages.stream()
                .filter(message -> message.senderId().equals(viewer))
                .map(Message::clientId)
                .filter(sent -> thread.unsent().has(sent)
                        || draft.map(Draft::clientId).filter(sent::equals).isPresent())
                .forEach(composer::sent);
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
            composer.refuse(clientId, text, composer.getTranslation("conversation.failed.invalid"));
            return;
        }
        onSend.run();
        composer.heard(clientId);
        thread.unsent()
                .showSending(
                        clientId,
                        body,
                        composer.uploads().take(files),
                        services.clock().instant());
        thread.scrollToEnd();
        typingNotice.sent();
        outbox.send(clientId, body, files);
    }

    private void sendAgain(ClientMessageId clientId, MessageBody body) {
        thread.unsent().showSendingAgain(clientId);
        outbox.send(clientId, body, ids(thread.unsent().files(clientId)));
    }

    private void giveUp(ClientMessageId clientId) {
        discard(thread.unsent().files(clientId));
        thread.unsent().discard(clientId);
        composer.forget(clientId);
        forgetDraft(clientId);
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
        later(() -> services.messages().forgetDraft(viewer, peer, clientId));
    }

    /** What the browser has kept stands before the draft that the server has. */
    private void resolve(List<Composer.Kept> texts) {
        var stored = draft;
        kept.resolve(
                texts,
                typed -> draft = Optional.of(new Draft(typed.clientId(), typed.text())),
                () -> stored.ifPresent(composer::show));
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
            var key = refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            var seconds = Math.max(1, refusal.retryAfter().toSeconds());
            ui.access(
                    () -> fail(clientId, body, composer.getTranslation("conversation.failed." + key, seconds)));
        }

        @Override
        public void unanswered(ClientMessageId clientId, MessageBody body) {
            ui.access(() -> fail(clientId, body, composer.getTranslation("conversation.failed.unanswered")));
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
