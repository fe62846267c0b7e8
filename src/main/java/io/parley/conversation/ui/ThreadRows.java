package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Message;
import io.parley.uikit.ViewerTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a thread in the order in which they stand, with what stands between them: day headings, the line "New
 * messages" and the notes below failed messages.
 *
 * <p>Stored rows are ordered by seq. A row that is not stored stands where it was written; the stored rows that come
 * while it is being sent go before it. A name that the viewer gave to a message is there once. Nothing stands in the
 * log below the rows.
 */
final class ThreadRows {

    private final Div log;
    private final ViewerTime time;
    private final List<MessageRow> rows = new ArrayList<>();
    private final Map<ClientMessageId, MessageRow> own = new HashMap<>();
    private final Map<MessageRow, H2> headings = new HashMap<>();
    private final Map<MessageRow, Div> notes = new HashMap<>();
    private final Div newLine = new Div();
    private @Nullable MessageRow newLineBefore;

    ThreadRows(Div log, ViewerTime time) {
        this.log = log;
        this.time = time;
        newLine.addClassName("parley-new-line");
        newLine.setText(log.getTranslation("conversation.thread.new"));
    }

    /** Takes away the stored rows of all other messages than these. */
    void keepStored(Predicate<Message> kept) {
        rows.stream()
                .filter(row -> row.message().filter(kept.negate()).isPresent())
                .toList()
                .forEach(this::remove);
    }

    int size() {
        return rows.size();
    }

    /** All rows in their order, as they stand when it is read. */
    List<MessageRow> all() {
        return Collections.unmodifiableList(rows);
    }

    /** Those that are not known to be stored. */
    List<MessageRow> unsent() {
        return rows.stream().filter(row -> !row.isStored()).toList();
    }

    /** The stored row with a seq; the nearer it would stand to the end, the sooner it is found, or known to be missing. */
    Optional<MessageRow> stored(long seq) {
        return rows.reversed().stream()
                .filter(row -> row.isStored() && row.seq() <= seq)
                .findFirst()
                .filter(row -> row.seq() == seq);
    }

    Optional<MessageRow> firstStored() {
        return firstStored(rows);
    }

    Optional<MessageRow> lastStored() {
        return firstStored(rows.reversed());
    }

    private static Optional<MessageRow> firstStored(List<MessageRow> rows) {
        return rows.stream().filter(MessageRow::isStored).findFirst();
    }

    /** Whether a message of the viewer's own is shown under this name. */
    boolean has(ClientMessageId clientId) {
        return own.containsKey(clientId);
    }

    /** The row of a message of the viewer's own that is not stored, as far as this screen knows. */
    Optional<MessageRow> pending(ClientMessageId clientId) {
        return Optional.ofNullable(own.get(clientId)).filter(row -> !row.isStored());
    }

    /** Puts a row where its seq belongs, or at the end while it has none. */
    void place(MessageRow row) {
        insertAt(indexFor(row), row);
    }

    /** Moves a row that has just got its seq, if it does not stand where it belongs. */
    void reorder(MessageRow row) {
        var index = rows.lastIndexOf(row);
        var before = firstStored(rows.subList(0, index).reversed());
        var after = firstStored(rows.subList(index + 1, rows.size()));
        var fits = before.filter(earlier -> earlier.seq() > row.seq()).isEmpty()
                && after.filter(later -> later.seq() < row.seq()).isEmpty();
        if (!fits) {
            removeAt(index);
            place(row);
        } else {
            link(index);
            link(index + 1);
        }
    }

    private int indexFor(MessageRow row) {
        var index = rows.size();
        if (!row.isStored()) {
            return index;
        }
        while (index > 0) {
            var before = rows.get(index - 1);
            var passes = before.isStored() ? before.seq() > row.seq() : before.state() == Tick.State.SENDING;
            if (!passes) {
                break;
            }
            index--;
        }
        return index;
    }

    private void insertAt(int index, MessageRow row) {
        if (index == rows.size()) {
            log.add(row);
        } else {
            log.getElement().insertChild(elementIndexOf(index), row.getElement());
        }
        rows.add(index, row);
        keepName(row);
        link(index);
        link(index + 1);
    }

    /** Puts older rows, by ascending seq, before all others. */
    void prepend(List<MessageRow> older) {
        var at = elementIndexOf(0);
        for (var row : older) {
            log.getElement().insertChild(at++, row.getElement());
        }
        rows.addAll(0, older);
        older.forEach(this::keepName);
        for (var index = 0; index <= older.size(); index++) {
            link(index);
        }
    }

    private void keepName(MessageRow row) {
        if (row.own()) {
            own.put(row.clientId(), row);
        }
    }

    /** Takes away so many of the first stored rows. */
    void removeFirst(int count) {
        removeStored(count, rows);
    }

    /** Takes away so many of the last stored rows. */
    void removeLast(int count) {
        removeStored(count, rows.reversed());
    }

    private void removeStored(int count, List<MessageRow> inOrder) {
        inOrder.stream().filter(MessageRow::isStored).limit(count).toList().forEach(this::remove);
    }

    void remove(MessageRow row) {
        removeAt(rows.lastIndexOf(row));
    }

    private void removeAt(int index) {
        var row = rows.remove(index);
        if (row.own()) {
            own.remove(row.clientId());
        }
        removeHeading(row);
        setNote(row, null);
        if (row == newLineBefore) {
            placeNewLineBefore(null);
        }
        row.getElement().removeFromParent();
        link(index);
    }

    /** Draws the line "New messages" before a row, in place of where it was; null removes it. */
    void placeNewLineBefore(@Nullable MessageRow row) {
        newLine.getElement().removeFromParent();
        newLineBefore = row;
        if (row != null) {
            log.getElement().insertChild(log.getElement().indexOfChild(row.getElement()), newLine.getElement());
        }
    }

    Optional<Div> newLine() {
        return afterNewLine().map(row -> newLine);
    }

    /** The row before which the line "New messages" stands. */
    Optional<MessageRow> afterNewLine() {
        return Optional.ofNullable(newLineBefore);
    }

    /** Puts a note below a row, in place of the one that is there; null removes it. */
    void setNote(MessageRow row, @Nullable Div note) {
        var present = notes.remove(row);
        if (present != null) {
            present.removeFromParent();
        }
        if (note != null) {
            notes.put(row, note);
            log.getElement().insertChild(log.getElement().indexOfChild(row.getElement()) + 1, note.getElement());
        }
    }

    /** Words the day headings anew, after midnight. */
    void relabelDays() {
        headings.forEach((row, heading) -> heading.setText(time.dayHeading(row.at())));
    }

    private void link(int index) {
        var before = index > 0 ? rows.get(index - 1) : null;
        if (index >= rows.size()) {
            if (before != null) {
                before.getElement().getClassList().set("last", true);
                before.getElement().getClassList().set("same-minute", false);
            }
            return;
        }
        var row = rows.get(index);
        var grouped = before != null && before.continuedBy(row);
        row.getElement().getClassList().set("first", !grouped);
        if (before != null) {
            before.getElement().getClassList().set("last", !grouped);
            before.getElement().getClassList().set("same-minute", grouped && before.sameMinuteAs(row));
        }
        if (before != null && time.day(before.at()).equals(time.day(row.at()))) {
            removeHeading(row);
        } else if (!headings.containsKey(row)) {
            addHeading(index);
        }
        if (index == rows.size() - 1) {
            link(index + 1);
        }
    }

    private void addHeading(int index) {
        var row = rows.get(index);
        var heading = new H2(time.dayHeading(row.at()));
        heading.addClassName("parley-day");
        log.getElement().insertChild(elementIndexOf(index), heading.getElement());
        headings.put(row, heading);
    }

    private void removeHeading(MessageRow row) {
        var heading = headings.remove(row);
        if (heading != null) {
            heading.removeFromParent();
        }
    }

    /** Where a row begins, with what stands before it and belongs to it; counted from the end, where most things happen. */
    private int elementIndexOf(int index) {
        return log.getElement().getChildCount()
                - rows.subList(index, rows.size()).stream()
                        .mapToInt(this::elementsOf)
                        .sum();
    }

    private int elementsOf(MessageRow row) {
        return 1
                + (headings.containsKey(row) ? 1 : 0)
                + (row == newLineBefore ? 1 : 0)
                + (notes.containsKey(row) ? 1 : 0);
    }
}
