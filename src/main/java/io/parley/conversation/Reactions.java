package io.parley.conversation;

import static java.util.stream.Collectors.joining;

import io.parley.account.UserId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reactions to one message, in the order in which they came, and who sees which: what somebody does while he is blocked, he sees
 * alone, and what he takes back then, the other sees still.
 */
record Reactions(List<Row> rows) {

    /** The most reactions of one person to one message, as he sees them. */
    static final int MOST = 12;

    private static final String OWNER = "owner";
    private static final String OTHER = "other";

    /** One reaction, as a line holds it: the person's id, the emoji, and who of the two sees it unless that are both. */
    record Row(Reaction reaction, boolean forOwner, boolean forOther) {

        private static Row of(String line) {
            var words = line.split(" ");
            var reaction = new Reaction(new UserId(Long.parseLong(words[0])), new Emoji(words[1]));
            var audience = words.length > 2 ? words[2] : "";
            return new Row(reaction, !audience.equals(OTHER), !audience.equals(OWNER));
        }

        private String line() {
            var line = reaction.userId() + " " + reaction.emoji();
            return forOwner && forOther ? line : line + " " + (forOwner ? OWNER : OTHER);
        }

        private boolean isOf(UserId person) {
            return reaction.userId().equals(person);
        }

        private boolean isFor(UserId viewer) {
            return isOf(viewer) ? forOwner : forOther;
        }
    }

    Reactions {
        rows = List.copyOf(rows);
    }

    static Reactions read(String lines) {
        return new Reactions(lines.lines().map(Row::of).toList());
    }

    String write() {
        return rows.stream().map(Row::line).collect(joining("\n"));
    }

    List<Reaction> seenBy(UserId viewer) {
        return rows.stream().filter(row -> row.isFor(viewer)).map(Row::reaction).toList();
    }

    List<Reaction> seenByBoth() {
        return rows.stream()
                .filter(row -> row.forOwner() && row.forOther())
                .map(Row::reaction)
                .toList();
    }

    /** Whether somebody has reacted more often than he may. */
    boolean areTooMany(UserId person) {
        return rows.stream().filter(row -> row.isOf(person) && row.forOwner()).count() > MOST;
    }

    /** After somebody has reacted or taken it back. What he has taken back before, and the other sees still, goes with it. */
    Reactions with(Reaction reaction, boolean active) {
        var now = new Row(reaction, active, active);
        return now.equals(row(reaction))
                ? this
                : new Reactions(rows.stream()
                                .filter(row -> row.forOwner() || !row.isOf(reaction.userId()))
                                .toList())
                        .put(now);
    }

    /** After somebody has reacted or taken it back, and the other is not to notice. */
    Reactions withUnseen(Reaction reaction, boolean active) {
        return put(new Row(reaction, active, row(reaction).forOther()));
    }

    private Row row(Reaction reaction) {
        return rows.stream()
                .filter(row -> row.reaction().equals(reaction))
                .findFirst()
                .orElse(new Row(reaction, false, false));
    }

    private Reactions put(Row now) {
        var isKnown = rows.stream().anyMatch(row -> row.reaction().equals(now.reaction()));
        var all = isKnown
                ? rows.stream().map(row -> row.reaction().equals(now.reaction()) ? now : row)
                : Stream.concat(rows.stream(), Stream.of(now));
        return new Reactions(all.filter(row -> row.forOwner() || row.forOther()).toList());
    }
}
