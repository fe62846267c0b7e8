package io.parley.conversation.ui;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.NewMessage;
import io.parley.conversation.Shortcodes;
import io.parley.realtime.ui.AttachedUi;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Sorts out what the browser has kept from before: what is stored is forgotten, and what was sent and is not is shown. */
record KeptTexts(
        ConversationServices services,
        UserId viewer,
        UserId peer,
        MessageThread thread,
        Composer composer,
        AttachedUi ui) {

    /**
     * Looks the texts up and shows what has become of them; returns at once.
     *
     * @param onTyped gets what stood in the field, which stands there again
     * @param onNothingTyped runs where nothing did
     */
    void resolve(List<Composer.Kept> kept, Consumer<Composer.Kept> onTyped, Runnable onNothingTyped) {
        services.threads().execute(() -> {
            var stored = kept.stream()
                    .flatMap(text -> services.messages().find(viewer, peer, text.clientId()).stream())
                    .collect(toMap(Message::clientId, identity()));
            var named = kept.stream().flatMap(text -> text.files().stream()).toList();
            var files = named.isEmpty()
                    ? List.<Attachment>of()
                    : services.attachments().unsent(viewer, named);
            var lost = kept.stream()
                    .flatMap(text -> lost(text, of(text, files), stored).stream())
                    .toList();
            var originals = originals(lost);
            ui.access(() -> {
                thread.know(originals);
                kept.forEach(text ->
                        Optional.ofNullable(stored.get(text.clientId())).ifPresent(message -> forget(text, message)));
                var typed = lost.stream().filter(Composer.Kept::typing).findFirst();
                typed.ifPresentOrElse(onTyped, onNothingTyped);
                kept.stream()
                        .filter(Composer.Kept::typing)
                        .forEach(text -> composer.uploads().add(of(text, files)));
                typed.filter(text -> text.replyTo().isPresent()).ifPresent(text -> quote(answered(text, originals)));
                lost.stream()
                        .filter(text -> !text.typing()
                                && thread.unsent().find(text.clientId()).isEmpty())
                        .filter(text ->
                                !text.text().isBlank() || !of(text, files).isEmpty())
                        .forEach(text -> showFailed(text, of(text, files), answered(text, originals)));
            });
        });
    }

    /**
     * Shows a message that was sent under a name of another one, to be sent again under a name of its own; returns at once.
     *
     * @param forget runs inside the UI just before, and may take away what the browser has kept of it
     */
    void showFailed(NewMessage message, Runnable forget) {
        var renamed = new Composer.Kept(
                ClientMessageId.random(), message.body().text(), message.files(), message.replyTo(), false);
        resolve(List.of(renamed), typed -> {}, forget);
    }

    private void quote(Optional<Message> answered) {
        answered.ifPresentOrElse(
                original ->
                        composer.replying().show(original, original.senderId().equals(viewer)),
                composer.replying()::end);
    }

    /**
     * What is not stored; what was sent while its name was given to another message gets a name of its own.
     *
     * @param unsent those of its files that went with no message, so with none of its name either
     */
    private static Optional<Composer.Kept> lost(
            Composer.Kept text, List<Attachment> unsent, Map<ClientMessageId, Message> stored) {
        var namesake = stored.get(text.clientId());
        if (namesake == null) {
            return Optional.of(text);
        }
        var isIt = unsent.isEmpty() && (namesake.isChanged() || reads(namesake, text));
        return text.typing() || isIt ? Optional.empty() : Optional.of(text.as(ClientMessageId.random()));
    }

    /** What was changed since may have been it. */
    private void forget(Composer.Kept text, Message stored) {
        var isIt = stored.isChanged() || reads(stored, text);
        composer.sent(text.clientId(), isIt ? text.text() : stored.body().text());
    }

    private static boolean reads(Message stored, Composer.Kept text) {
        return body(text).filter(stored.body()::equals).isPresent();
    }

    /** What would be sent; empty if it cannot be a message. */
    private static Optional<MessageBody> body(Composer.Kept text) {
        try {
            return Optional.of(MessageBody.orEmpty(Shortcodes.replacedIn(text.text())));
        } catch (InvalidMessageException invalid) {
            return Optional.empty();
        }
    }

    private void showFailed(Composer.Kept text, List<Attachment> files, Optional<Message> answered) {
        var body = body(text);
        if (body.isEmpty()) {
            composer.refuse(text.clientId(), text.text(), composer.getTranslation("conversation.failed.invalid"));
            return;
        }
        var message = new UnsentMessage(
                text.clientId(),
                body.get(),
                files,
                answered.map(Message::seq),
                services.clock().instant());
        composer.keep(message);
        thread.unsent().showFailed(message, composer.getTranslation("conversation.failed.interrupted"));
    }

    /** What these answer; a message that was deleted meanwhile is answered no more. */
    private List<Message> originals(List<Composer.Kept> lost) {
        var seqs = lost.stream().flatMap(text -> text.replyTo().stream()).toList();
        return seqs.isEmpty()
                ? List.of()
                : services.conversations()
                        .between(viewer, peer)
                        .map(id -> services.conversations().messagesAt(viewer, id, seqs))
                        .orElse(List.of());
    }

    private static Optional<Message> answered(Composer.Kept text, List<Message> originals) {
        return text.replyTo()
                .flatMap(seq -> originals.stream()
                        .filter(original ->
                                original.seq() == seq && !original.marks().deleted())
                        .findFirst());
    }

    private static List<Attachment> of(Composer.Kept kept, List<Attachment> files) {
        return files.stream().filter(file -> kept.files().contains(file.id())).toList();
    }
}
