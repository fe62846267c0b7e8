package io.parley.conversation.ui;

import io.parley.conversation.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rows of a thread answer, by its seq, whether it is shown itself or not; rows that quote it do so as it is now. */
final class Originals {

    /** As long as no more are known, nothing is gained by looking which of them are answered. */
    private static final int FEW = 100;

    private final ThreadRows rows;
    private final Map<Long, Message> known = new HashMap<>();
    private Set<Long> answered = new HashSet<>();

    Originals(ThreadRows rows) {
        this.rows = rows;
    }

    /** What a row answers and quotes, if the viewer may see it; the row is told when it changes. */
    Optional<Message> find(long seq) {
        answered.add(seq);
        return newest(seq);
    }

    private Optional<Message> newest(long seq) {
        return Stream.concat(rows.stored(seq).flatMap(MessageRow::message).stream(), Stream.ofNullable(known.get(seq)))
                .max(Comparator.comparingLong(Message::rev));
    }

    /** Takes note of messages that rows may answer. */
    void know(List<Message> messages) {
        messages.forEach(message ->
                known.merge(message.seq(), message, (before, now) -> now.rev() > before.rev() ? now : before));
        messages.stream().map(Message::seq).filter(answered::contains).forEach(this::quoteAnew);
    }

    /** The viewer may not see it any more. */
    void forget(long seq) {
        known.remove(seq);
        quoteAnew(seq);
    }

    private void quoteAnew(long seq) {
        rows.all().stream()
                .filter(row -> row.replyTo().filter(original -> original == seq).isPresent())
                .forEach(MessageRow::showQuote);
    }

    /** Keeps what is known from growing without end. */
    void tidy() {
        if (known.size() > FEW) {
            keepAnswered();
        }
    }

    /** Keeps what the rows answer, and nothing else, also when it is not shown any more. */
    void keepAnswered() {
        answered = rows.all().stream()
                .flatMap(row -> row.replyTo().stream())
                .collect(Collectors.toCollection(HashSet::new));
        answered.forEach(seq -> newest(seq).ifPresent(message -> known.put(seq, message)));
        known.keySet().retainAll(answered);
    }
}
