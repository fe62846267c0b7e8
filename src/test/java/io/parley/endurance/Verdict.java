package io.parley.endurance;

import static org.awaitility.Awaitility.await;

import io.parley.support.wire.FaithfulProgram;
import io.parley.support.wire.FaithfulProgram.Place;
import io.parley.support.wire.FaithfulProgram.Reached;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a fault has done, by the invariants of docs/guarantees.md; all but the first have to be 0.
 *
 * @param acked messages that were answered as sent
 * @param lost of these, how many are not stored where the answer said
 * @param invented stored messages that nobody has sent
 * @param doubled messages that are stored twice under one name
 * @param gaps places where a seq does not follow the one before, and conversations whose last seq is not that of their last
 *     message
 * @param backwards receipts beyond the last message, read before delivered, or going back
 * @param untrue messages that a program holds and the database does not, or otherwise, and receipts that a program was told of
 *     further than they are stored
 */
record Verdict(int acked, int lost, int invented, int doubled, int gaps, int backwards, int untrue) {

    private record Author(long conversation, long person) {}

    static Verdict of(Connection database, Collection<FaithfulProgram> programs) throws SQLException {
        var stored = new HashMap<Place, UUID>();
        var names = new HashSet<UUID>();
        var doubled = 0;
        var gaps = 0;
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select conversation_id, seq, client_id from message order by conversation_id, seq")) {
            Map<Long, Long> last = new HashMap<>();
            while (rows.next()) {
                var place = new Place(rows.getLong(1), rows.getLong(2));
                var name = rows.getObject(3, UUID.class);
                var before = last.put(place.conversation(), place.seq());
                gaps += place.seq() == (before == null ? 0 : before) + 1 ? 0 : 1;
                doubled += names.add(name) ? 0 : 1;
                stored.put(place, name);
            }
        }
        gaps += count(database, """
                select count(*) from conversation c
                where c.last_seq <> (select count(*) from message m where m.conversation_id = c.id)""");
        Set<UUID> written = new HashSet<>();
        var acked = 0;
        var lost = 0;
        var untrue = 0;
        for (var program : programs) {
            written.addAll(program.written());
            untrue += program.contradictions();
            for (var answer : program.answered().entrySet()) {
                acked++;
                lost += answer.getKey().equals(stored.get(answer.getValue())) ? 0 : 1;
            }
            for (var conversation : program.held().entrySet()) {
                for (var message : conversation.getValue().entrySet()) {
                    var place = new Place(conversation.getKey(), message.getKey());
                    untrue += message.getValue().equals(stored.get(place)) ? 0 : 1;
                }
            }
            for (var peer : program.peers().entrySet()) {
                untrue += count(database, """
                        select count(*) from participant p
                        where p.conversation_id = %d and p.user_id <> %d and (p.delivered_seq < %d or p.shared_read_seq < %d)""".formatted(
                                peer.getKey(),
                                program.person(),
                                peer.getValue().delivered(),
                                peer.getValue().read()));
            }
        }
        var invented =
                (int) names.stream().filter(name -> !written.contains(name)).count();
        return new Verdict(acked, lost, invented, doubled, gaps, backwards(database), untrue);
    }

    private static int backwards(Connection database) throws SQLException {
        return count(database, """
                select count(*) from participant p join conversation c on c.id = p.conversation_id
                where p.delivered_seq > c.last_seq or p.read_seq > p.delivered_seq or p.shared_read_seq > p.read_seq""") + count(database, """
                select count(*) from receipt_journal one join receipt_journal other
                    on other.conversation_id = one.conversation_id and other.user_id = one.user_id
                    and other.kind = one.kind and other.rev > one.rev and other.seq <= one.seq""");
    }

    private static int count(Connection database, String query) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Waits until all programs of a conversation hold the same messages of it, from the first to the last without a hole, and
     * until everybody's know that the other's have confirmed them.
     *
     * @param within in which time each; the safety check of a socket comes every 25 s
     */
    static void awaitAlike(Collection<FaithfulProgram> programs, Duration within) {
        await("all programs hold the same")
                .atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> areAlike(programs));
        await("all programs know what the other's have confirmed")
                .atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> knowOfEachOther(programs));
    }

    /** Everybody's programs confirm all that they hold, so each person's last message is the last that the other confirms. */
    static boolean knowOfEachOther(Collection<FaithfulProgram> programs) {
        Map<Author, Long> last = new HashMap<>();
        for (var program : programs) {
            program.answered()
                    .values()
                    .forEach(place ->
                            last.merge(new Author(place.conversation(), program.person()), place.seq(), Math::max));
        }
        return programs.stream()
                .allMatch(program -> program.held().keySet().stream()
                        .allMatch(id -> program.peers()
                                        .getOrDefault(id, Reached.NOTHING)
                                        .delivered()
                                == last.getOrDefault(new Author(id, program.person()), 0L)));
    }

    private static boolean areAlike(Collection<FaithfulProgram> programs) {
        var last = new HashMap<Long, Long>();
        var held = programs.stream().map(FaithfulProgram::held).toList();
        held.forEach(one ->
                one.forEach((id, messages) -> messages.keySet().forEach(seq -> last.merge(id, seq, Math::max))));
        return held.stream()
                .allMatch(one -> !one.isEmpty()
                        && one.entrySet().stream()
                                .allMatch(messages -> messages.getValue().size() == last.get(messages.getKey())));
    }

    boolean isClean() {
        return lost + invented + doubled + gaps + backwards + untrue == 0;
    }

    @Override
    public String toString() {
        return "acked=%d lost=%d invented=%d doubled=%d gaps=%d backwards=%d untrue=%d"
                .formatted(acked, lost, invented, doubled, gaps, backwards, untrue);
    }
}
