package io.parley.search.ui;

import io.parley.search.SearchHit.Mark;
import java.util.ArrayList;
import java.util.List;

/** As much of a message as a row has room for, around the first word that was found. */
record Snippet(List<Piece> pieces) {

    static final int BEFORE = 60;
    static final int LENGTH = 240;
    private static final String CUT = "…";

    /** Some text, found or not. */
    record Piece(String text, boolean found) {}

    /** @param marks in their order */
    static Snippet of(String body, List<Mark> marks) {
        var first = marks.isEmpty() ? 0 : marks.getFirst().start();
        var start = first <= BEFORE ? 0 : wordAfter(body, first - BEFORE, first);
        var end = Math.min(start + LENGTH, body.length());
        end -= end < body.length() && Character.isHighSurrogate(body.charAt(end - 1)) ? 1 : 0;
        var pieces = new ArrayList<Piece>();
        if (start > 0) {
            pieces.add(new Piece(CUT, false));
        }
        var at = start;
        for (var mark : within(marks, start, end)) {
            add(pieces, body.substring(at, mark.start()), false);
            add(pieces, body.substring(mark.start(), mark.end()), true);
            at = mark.end();
        }
        add(pieces, body.substring(at, end), false);
        if (end < body.length()) {
            pieces.add(new Piece(CUT, false));
        }
        return new Snippet(pieces);
    }

    private static List<Mark> within(List<Mark> marks, int start, int end) {
        return marks.stream()
                .filter(mark -> mark.start() >= start && mark.end() <= end)
                .toList();
    }

    private static int wordAfter(String body, int from, int atMost) {
        var space = body.indexOf(' ', from);
        return space < 0 || space >= atMost ? atMost : space + 1;
    }

    private static void add(List<Piece> pieces, String text, boolean found) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, found));
        }
    }
}
