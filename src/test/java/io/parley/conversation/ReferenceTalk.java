package io.parley.conversation;

import io.parley.account.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a conversation of two has to be, in the plainest form: all its states, one for each revision. It knows no database, no
 * cache and no hint.
 */
final class ReferenceTalk {

    /** A message as it has to be told. */
    record Letter(long seq, long rev, UserId sender, ClientMessageId name, String text, List<String> marks) {

        static Letter of(Message message) {
            var marks = message.marks();
            return new Letter(
                    message.seq(),
                    message.rev(),
                    message.senderId(),
                    message.clientId(),
                    message.body().text(),
                    marks(
                            marks.editedAt().isPresent(),
                            marks.deleted(),
                            marks.reactions().stream()
                                    .map(one -> one.userId() + " " + one.emoji())
                                    .toList()));
        }

        static List<String> marks(boolean edited, boolean deleted, List<String> reactions) {
            return deleted
                    ? List.of("deleted")
                    : Stream.concat(edited ? Stream.of("edited") : Stream.<String>empty(), reactions.stream())
                            .toList();
        }

        boolean isDeleted() {
            return marks.contains("deleted");
        }
    }

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
            var letter = new Letter(now().letters().size() + 1L, rev() + 1, sender, name, text, List.of());
            var letters = new ArrayList<>(now().letters());
            letters.add(letter);
            states.add(new State(List.copyOf(letters), now().cursors()));
            arrangements.replaceAll((person, before) -> before.withArchived(false));
            return letter;
        });
    }

    void edit(Letter letter, String text) {
        if (!letter.text().equals(text)) {
            var reactions = letter.marks().stream()
                    .filter(mark -> !mark.equals("edited"))
                    .toList();
            change(letter, text, Letter.marks(true, false, reactions));
        }
    }

    void delete(Letter letter) {
        if (!letter.isDeleted()) {
            change(letter, "", Letter.marks(false, true, List.of()));
        }
    }

    void react(Letter letter, UserId person, Emoji emoji, boolean active) {
        var mark = person + " " + emoji;
        if (letter.marks().contains(mark) != active) {
            var marks = new ArrayList<>(letter.marks());
            if (active) {
                marks.add(mark);
            } else {
                marks.remove(mark);
            }
            change(letter, letter.text(), List.copyOf(marks));
        }
    }

    private void change(Letter letter, String text, List<String> marks) {
        var letters = new ArrayList<>(now().letters());
        letters.set(
                letters.indexOf(letter),
                new Letter(letter.seq(), rev() + 1, letter.sender(), letter.name(), text, marks));
        states.add(new State(List.copyOf(letters), now().cursors()));
    }

    void deliver(UserId reader, long upTo) {
        advance(reader, target(reader, upTo), 0);
    }

    void read(UserId reader, long upTo) {
        var target = target(reader, upTo);
        advance(reader, target, target);
    }

    /** The last message of the other that is meant: none beyond the last that is left. */
    private long target(UserId reader, long upTo) {
        var left = last(reader, Long.MAX_VALUE, letter -> !letter.isDeleted());
        return upTo >= left ? left : last(reader, upTo, letter -> true);
    }

    private long last(UserId reader, long upTo, Predicate<Letter> such) {
        return now().letters().stream()
                .filter(letter -> !letter.sender().equals(reader) && letter.seq() <= upTo)
                .filter(such)
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
