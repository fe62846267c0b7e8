package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.realtime.ui.AttachedUi;
import java.util.List;
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
            var lost = kept.stream()
                    .filter(text -> services.messages()
                            .find(viewer, peer, text.clientId())
                            .isEmpty())
                    .toList();
            var named = lost.stream().flatMap(text -> text.files().stream()).toList();
            var files = named.isEmpty()
                    ? List.<Attachment>of()
                    : services.attachments().unsent(viewer, named);
            var originals = originals(lost);
            ui.access(() -> {
                thread.know(originals);
                kept.stream().filter(text -> !lost.contains(text)).forEach(text -> composer.sent(text.clientId()));
                var typed = lost.stream().filter(Composer.Kept::typing).findFirst();
                typed.ifPresentOrElse(onTyped, onNothingTyped);
                typed.ifPresent(text -> composer.uploads().add(of(text, files)));
                typed.flatMap(text -> answered(text, originals))
                        .ifPresent(original -> composer.replying()
                                .begin(original, original.senderId().equals(viewer)));
                lost.stream()
                        .filter(text -> !text.typing()
                                && thread.unsent().find(text.clientId()).isEmpty())
                        .filter(text ->
                                !text.text().isBlank() || !of(text, files).isEmpty())
                        .forEach(text -> showFailed(text, of(text, files), answered(text, originals)));
            });
        });
    }

    private void showFailed(Composer.Kept text, List<Attachment> files, Optional<Message> answered) {
        thread.unsent()
                .showFailed(
                        new UnsentMessage(
                                text.clientId(),
                                MessageBody.orEmpty(text.text()),
                                files,
                                answered.map(Message::seq),
                                services.clock().instant()),
                        composer.getTranslation("conversation.failed.interrupted"));
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
