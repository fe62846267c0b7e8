package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import io.parley.conversation.Receipts.Kind;
import io.parley.conversation.Receipts.Move;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptsTest {

    private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void nothingIsMoreThanSentBeforeAnyReceipt() {
        assertThat(Receipts.NONE.statusOf(1)).isEqualTo(new Sent());
        assertThat(Receipts.NONE.deliveredAt(1)).isEmpty();
    }

    @Test
    void aMessageIsDeliveredWithTheFirstMoveThatReachesIt() {
        var receipts = new Receipts(7, 0, List.of(delivered(3, 1), delivered(5, 2), delivered(7, 3)));

        assertThat(receipts.statusOf(3)).isEqualTo(new Delivered(at(1)));
        assertThat(receipts.statusOf(4)).isEqualTo(new Delivered(at(2)));
        assertThat(receipts.statusOf(7)).isEqualTo(new Delivered(at(3)));
        assertThat(receipts.statusOf(8)).isEqualTo(new Sent());
    }

    @Test
    void aMessageIsReadWithTheFirstMoveThatReachesIt() {
        var receipts = new Receipts(7, 5, List.of(delivered(7, 1), read(2, 2), read(5, 3)));

        assertThat(receipts.statusOf(2)).isEqualTo(new Read(at(2)));
        assertThat(receipts.statusOf(3)).isEqualTo(new Read(at(3)));
        assertThat(receipts.statusOf(6)).isEqualTo(new Delivered(at(1)));
    }

    @Test
    void readingDeliversWhereItCameFirst() {
        var receipts = new Receipts(9, 5, List.of(read(5, 1), delivered(9, 2)));

        assertThat(receipts.deliveredAt(5)).contains(at(1));
        assertThat(receipts.deliveredAt(6)).contains(at(2));
    }

    @Test
    void aMoveBeyondTheCursorClaimsNothing() {
        var receipts = new Receipts(2, 1, List.of(delivered(5, 1), read(5, 2)));

        assertThat(receipts.statusOf(1)).isEqualTo(new Read(at(2)));
        assertThat(receipts.statusOf(2)).isEqualTo(new Delivered(at(1)));
        assertThat(receipts.statusOf(3)).isEqualTo(new Sent());
    }

    @Test
    void whatCanNotBeDatedIsNotClaimed() {
        assertThat(new Receipts(5, 5, List.of()).statusOf(1)).isEqualTo(new Sent());
        assertThat(new Receipts(5, 5, List.of(delivered(5, 1))).statusOf(1)).isEqualTo(new Delivered(at(1)));
    }

    @Test
    void movesAreOrderedBySeqHoweverTheyCome() {
        var receipts = new Receipts(3, 0, List.of(delivered(3, 3), delivered(1, 1), delivered(2, 2)));

        assertThat(receipts.moves()).extracting(Move::seq).containsExactly(1L, 2L, 3L);
    }

    /** Receipts as they grow in a real conversation, from nothing to the end. */
    static List<List<Receipts>> histories() {
        var histories = new ArrayList<List<Receipts>>();
        for (var seed = 0; seed < 50; seed++) {
            histories.add(history(new Random(seed)));
        }
        return histories;
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aTickNeverGoesBackAndItsTimeNeverChanges(List<Receipts> history) {
        for (var seq = 1; seq <= 30; seq++) {
            MessageStatus before = new Sent();
            for (var receipts : history) {
                var now = receipts.statusOf(seq);
                if (rank(now) == rank(before)) {
                    assertThat(now).isEqualTo(before);
                }
                assertThat(rank(now)).isGreaterThanOrEqualTo(rank(before));
                before = now;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void theLiveScreenAgreesWithTheReloadedOne(List<Receipts> history) {
        var live = Receipts.NONE;
        for (var number = 1; number < history.size(); number++) {
            var known = history.get(number - 1).moves();
            var reloaded = history.get(number);
            var missed = reloaded.moves().stream()
                    .filter(move -> !known.contains(move))
                    .toList();
            live = live.merge(new Receipts(reloaded.deliveredUpTo(), reloaded.readUpTo(), missed));

            assertThat(live).isEqualTo(reloaded);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aDoubledOrLateMergeChangesNothing(List<Receipts> history) {
        var last = history.getLast();
        for (var receipts : history) {
            assertThat(last.merge(receipts)).isEqualTo(last);
            assertThat(receipts.merge(last)).isEqualTo(last);
            assertThat(receipts.merge(receipts)).isEqualTo(receipts);
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void theMovesOfAPageAreEnoughForItsTicks(List<Receipts> history) {
        var all = history.getLast();
        for (var first = 1; first <= 26; first += 5) {
            var page = new Receipts(all.deliveredUpTo(), all.readUpTo(), movesOfPage(all, first, 5));
            for (var seq = first; seq < first + 5; seq++) {
                assertThat(page.statusOf(seq)).isEqualTo(all.statusOf(seq));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void whatConcernsLaterMessagesIsEnoughForTheirTicks(List<Receipts> history) {
        var all = history.getLast();
        var later = all.from(16);

        assertThat(later.moves()).allMatch(move -> move.seq() >= 16);
        for (var seq = 16; seq <= 30; seq++) {
            assertThat(later.statusOf(seq)).isEqualTo(all.statusOf(seq));
        }
    }

    private static List<Move> movesOfPage(Receipts all, long first, int count) {
        var moves = new ArrayList<Move>();
        for (var kind : Kind.values()) {
            all.moves().stream()
                    .filter(move -> move.kind() == kind && move.seq() >= first)
                    .limit(count)
                    .forEach(moves::add);
        }
        return moves;
    }

    private static List<Receipts> history(Random random) {
        var history = new ArrayList<>(List.of(Receipts.NONE));
        for (var minute = 0; minute < 40; minute++) {
            var last = history.getLast();
            var moves = new ArrayList<>(last.moves());
            var seq = random.nextLong(31);
            var readUpTo = last.readUpTo();
            if (random.nextBoolean() && seq > readUpTo) {
                readUpTo = seq;
                moves.add(read(seq, minute));
            }
            var deliveredUpTo = Math.max(last.deliveredUpTo(), readUpTo);
            if (seq > last.deliveredUpTo()) {
                deliveredUpTo = seq;
                moves.add(delivered(seq, minute));
            }
            history.add(new Receipts(deliveredUpTo, readUpTo, moves));
        }
        return history;
    }

    private static int rank(MessageStatus status) {
        return switch (status) {
            case Sent sent -> 0;
            case Delivered delivered -> 1;
            case Read read -> 2;
        };
    }

    private static Move delivered(long seq, int minute) {
        return new Move(Kind.DELIVERED, seq, at(minute));
    }

    private static Move read(long seq, int minute) {
        return new Move(Kind.READ, seq, at(minute));
    }

    private static Instant at(int minute) {
        return TEN.plusSeconds(60L * minute);
    }
}
