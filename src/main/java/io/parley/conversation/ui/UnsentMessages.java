package io.parley.conversation.ui;

import io.parley.conversation.ClientMessageId;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The messages of a thread that are not known to be stored: on their way, or failed. */
public final class UnsentMessages {

    private final ThreadRows rows;
    private final RowSetting setting;
    private final BiConsumer<FailedMessageAct.Act, UnsentMessage> onAct;

    UnsentMessages(ThreadRows rows, RowSetting setting, BiConsumer<FailedMessageAct.Act, UnsentMessage> onAct) {
        this.rows = rows;
        this.setting = setting;
        this.onAct = onAct;
    }

    /** Shows a message as "sending", at the end. */
    public void showSending(UnsentMessage message) {
        if (!rows.has(message.clientId())) {
            var row = place(message, Tick.SENDING);
            row.getElement().getClassList().add("enter");
        }
    }

    /** Shows that a message was not sent, with the reason and the ways on; nothing if it is shown as stored. */
    public void showFailed(UnsentMessage message, String reason) {
        if (rows.has(message.clientId()) && rows.pending(message.clientId()).isEmpty()) {
            return;
        }
        var row = rows.pending(message.clientId()).orElseGet(() -> place(message, Tick.FAILED));
        row.show(message);
        row.fail(reason);
        note(row);
    }

    private MessageRow place(UnsentMessage message, Tick tick) {
        var row = MessageRow.pending(message, tick, setting);
        rows.place(row);
        return row;
    }

    /** Shows a failed message as "sending" again, where it stands. */
    public void showSendingAgain(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(row -> {
            rows.setNote(row, null);
            row.show(Tick.SENDING);
        });
    }

    /** A message that is shown and not known to be stored. */
    public Optional<UnsentMessage> find(ClientMessageId clientId) {
        return rows.pending(clientId).flatMap(MessageRow::unsent);
    }

    /** Takes a message that was never stored off the screen. */
    public void discard(ClientMessageId clientId) {
        rows.pending(clientId).ifPresent(rows::remove);
    }

    /** Other rows than before stand around them. */
    void moveToTheEnd() {
        rows.unsent().forEach(row -> {
            rows.remove(row);
            rows.place(row);
            if (row.state() == Tick.State.FAILED) {
                note(row);
            }
        });
    }

    private void note(MessageRow row) {
        rows.setNote(
                row,
                new FailureNote(row.failure(), act -> row.unsent().ifPresent(message -> onAct.accept(act, message))));
    }
}
