package io.parley.conversation;

import io.parley.account.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversation of two has to be, in the plainest form: all its states, one for each revision. It knows no database, no
 * cache and no hint.
 */
final class ReferenceTalk {

    /** A message as it has to be told. */
    record Letter(long seq, long rev, UserId sender, ClientMessageId name, String text) {}

    /** How far a person has come. */
    record Cursor(long delivered, long read) {

        Cursor advancedTo(long deliveredTo, long readTo) {
            return new Cursor(Math.max(delivered, deliveredTo), Math.max(read, readTo));
        }
    }

    /** Everything at one revision. */
    record State(List<Letter> letters, Map<UserId, Cursor> cursors) {}

    private final UserId one;
    private final UserId other;
    private final List<State> states = new ArrayList<>();
    private final Map<UserId, Arrangement> arrangements = new HashMap<>();

    ReferenceTalk(UserId one, UserId other) {
        this.one = one;
        this.other = other;
        states.add(new State(List.of(), Map.of(one, new Cursor(0, 0), other, new Cursor(0, 0))));
    }

    long rev() {
        return states.size() - 1L;
    }

    State now() {
        return states.getLast();
    }

    State at(long rev) {
        return states.get((int) rev);
    }

    UserId peerOf(UserId person) {
        return person.equals(one) ? other : one;
    }

    Optional<Letter> named(UserId sender, ClientMessageId name) {
        return now().letters().stream()
                .filter(letter ->
                        letter.sender().equals(sender) && letter.name().equals(name))
                .findFirst();
    }

    /** One of some ways to arrange a conversation anew. */
    static Arrangement arranged(Arrangement before, int how) {
        return switch (how % 4) {
            case 0 -> before.withPinned(!before.pinned());
            case 1 -> before.withArchived(!before.archived());
            case 2 -> before.withMarkedUnread(!before.markedUnread());
            default -> before.withMutedUntil(Optional.of(Arrangement.FOR_EVER).filter(until -> how > 3));
        };
    }

    /** What stands in a list as one person wants it, is no change of the conversation. */
    void arrange(UserId person, int how) {
        arrangements.compute(person, (who, before) -> arranged(arrangement(who), how));
    }

    Arrangement arrangement(UserId person) {
        return arrangements.getOrDefault(person, Arrangement.NONE);
    }

    /** A message is sent; one that was sent before under this name is the answer to it. */
    Letter send(UserId sender, ClientMessageId name, String text) {
        return named(sender, name).orElseGet(() -> {
            var letter = new Letter(now().letters().size() + 1L, rev() + 1, sender, name, text);
            var letters = new ArrayList<>(now().letters());
            letters.add(letter);
            states.add(new State(List.copyOf(letters), now().cursors()));
            arrangements.replaceAll((person, before) -> before.withArchived(false));
            return letter;
        });
    }

    void deliver(UserId reader, long upTo) {
        advance(reader, target(reader, upTo), 0);
    }

    void read(UserId reader, long upTo) {
        var target = target(reader, upTo);
        advance(reader, target, target);
    }

    /** The last message of the other that is meant. */
    private long target(UserId reader, long upTo) {
        return now().letters().stream()
                .filter(letter -> !letter.sender().equals(reader) && letter.seq() <= upTo)
                .mapToLong(Letter::seq)
                .max()
                .orElse(0);
    }

    private void advance(UserId reader, long delivered, long read) {
        var cursors = new HashMap<>(now().cursors());
        if (!cursors.get(reader).advancedTo(delivered, read).equals(cursors.get(reader))) {
            if (read > cursors.get(reader).read()) {
                arrangements.computeIfPresent(reader, (person, before) -> before.withMarkedUnread(false));
            }
            cursors.computeIfPresent(reader, (person, cursor) -> cursor.advancedTo(delivered, read));
            states.add(new State(now().letters(), Map.copyOf(cursors)));
        }
    }
}
