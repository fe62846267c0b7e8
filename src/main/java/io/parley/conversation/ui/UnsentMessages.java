package io.parley.conversation.ui;

import io.parley.attachment.Attachment;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The messages of a thread that are not known to be stored: on their way, or failed. */
public final class UnsentMessages {

    private final ThreadRows rows;
    private final RowSetting setting;
    private final EnlargedPictures pictures;
    private final BiConsumer<FailedMessageAct.Act, MessageRow> onAct;
    private final Map<ClientMessageId, List<Attachment>> files = new HashMap<>();

    UnsentMessages(
            ThreadRows rows,
            RowSetting setting,
            EnlargedPictures pictures,
            BiConsumer<FailedMessageAct.Act, MessageRow> onAct) {
        this.rows = rows;
        this.setting = setting;
        this.pictures = pictures;
        this.onAct = onAct;
    }

    /** Shows a message of the viewer's own as "sending", at the end. */
    public void showSending(ClientMessageId clientId, MessageBody body, List<Attachment> carried, Instant at) {
        if (!rows.has(clientId)) {
            keep(clientId, carried);
            var row = MessageRow.pending(clientId, body, carried, at, Tick.SENDING, setting);
            row.getElement().getClassList().add("enter");
            rows.place(row);
        }
    }

    /** Shows that a message was not sent, with the reason and the ways on. */
    public void showFailed(
            ClientMessageId clientId, MessageBody body, List<Attachment> carried, Instant at, String reason) {
        var row = rows.pending(clientId).orElseGet(() -> {
            keep(clientId, carried);
            var created = MessageRow.pending(clientId, body, carried, at, Tick.FAILED, setting);
            rows.place(created);
            return created;
        });
        row.fail(reason);
        note(row);
    }

    private void keep(ClientMessageId clientId, List<Attachment> carried) {
        if (!carried.isEmpty()) {
            pictures.shown(carried);
            files.put(clientId, carried);
        }
    }

    /** The files of a message that was shown here. */
    public List<Attachment> files(ClientMessageId clientId) {
        return files.getOrDefault(clientId, List.of());
    }

    /** Forgets the files of a message that is stored now. */
    void stored(ClientMessageId clientId) {
        files.remove(clientId);
    }

    /** Shows a failed message as "sending" again, where it stands. */
    public void showSendingAgain(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(row -> {
            rows.setNote(row, null);
            row.show(Tick.SENDING);
        });
    }

    /** Whether a message is shown that is not known to be stored. */
    public boolean has(ClientMessageId clientId) {
        return rows.pending(clientId).isPresent();
    }

    /** Takes a message that was never stored off the screen. */
    public void discard(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(rows::remove);
        files.remove(clientId);
    }

    List<MessageRow> all() {
        return rows.all().stream().filter(row -> !row.isStored()).toList();
    }

    /** Puts rows back among others than before, except those that are stored by now. */
    void putBack(List<MessageRow> unsent) {
        unsent.stream().filter(row -> !rows.has(row.clientId())).forEach(row -> {
            rows.place(row);
            if (row.state() == Tick.State.FAILED) {
                note(row);
            }
        });
    }

    private void note(MessageRow row) {
        rows.setNote(row, new FailureNote(row.failure(), act -> onAct.accept(act, row)));
    }
}
