package io.parley.conversation.ui;

import java.util.function.Predicate;

/**
 * How many rows a thread holds: for whoever watches its end those that fill his screen, for whoever scrolls up or has not read
 * them more.
 *
 * <p>When there is one too many, some more go with it, so that not each new one has its price.
 */
final class RowLimit {

    /** The most rows that one screen holds; beyond it, those farthest from the reader go. */
    static final int MAX_ROWS = 300;

    /** So many are enough at the end of a thread, unless the screen is taller than they are. */
    static final int ENOUGH_ROWS = 40;

    /** So many go at once: with those that are enough, no more than a page. */
    static final int SPARE_ROWS = 10;

    /** How high a row is that says little. */
    private static final int LOW_ROW_PIXELS = 36;

    private final ThreadRows rows;
    private long readUpTo;

    RowLimit(ThreadRows rows) {
        this.rows = rows;
    }

    /** The viewer has read the messages up to this one. */
    void setReadUpTo(long seq) {
        readUpTo = seq;
    }

    /** How many of the last rows are too many. */
    int spareAtTheEnd() {
        return Math.max(0, rows.size() - MAX_ROWS);
    }

    /** How many of the first rows are too many for whoever reads farther below. */
    int spareAtTheTop() {
        return rows.size() > MAX_ROWS ? rows.size() - MAX_ROWS + SPARE_ROWS : 0;
    }

    /** The same for whoever watches the end; what he has not read stays, and where that began as long as he has not answered. */
    int spareAboveTheEnd(int screenPixels) {
        var enough = Math.max(ENOUGH_ROWS, (screenPixels + ThreadScroller.NEAR_PIXELS) / LOW_ROW_PIXELS);
        return rows.size() > enough + SPARE_ROWS
                ? Math.max(spareAtTheTop(), (int) Math.min(rows.size() - enough, readRows()))
                : 0;
    }

    /** How many stored rows stand before what is new to the viewer. */
    private long readRows() {
        Predicate<MessageRow> isUnread = row -> row.isNewsAfter(readUpTo);
        var begin = rows.afterNewLine().filter(this::isUnanswered);
        return rows.all().stream()
                .filter(MessageRow::isStored)
                .takeWhile(isUnread.or(row -> begin.filter(row::equals).isPresent())
                        .negate())
                .count();
    }

    private boolean isUnanswered(MessageRow row) {
        return rows.all().reversed().stream()
                .takeWhile(later -> later != row)
                .noneMatch(later -> later.own() && later.isStored());
    }
}
