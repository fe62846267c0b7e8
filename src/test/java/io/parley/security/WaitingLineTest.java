package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.security.WaitingLine.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private final Queue<Runnable> longestTurns = new ArrayDeque<>();
    private final WaitingLine line = new WaitingLine(2, longestTurns::add);

    @Test
    void onlySoManyAreInAtATime() {
        var first = line.join(false);
        var second = line.join(false);
        var third = line.join(false);
        assertThat(hasCome(first)).isTrue();
        assertThat(hasCome(second)).isTrue();
        assertThat(hasCome(third)).isFalse();

        second.close();

        assertThat(hasCome(third)).isTrue();
    }

    @Test
    void theyComeInTheOrderOfTheirArrival() {
        var in = line.join(false);
        line.join(false);
        var third = line.join(false);
        var fourth = line.join(false);

        in.close();

        assertThat(hasCome(third)).isTrue();
        assertThat(hasCome(fourth)).isFalse();
    }

    @Test
    void whoeverHasBegunGoesFirst() {
        var in = line.join(false);
        line.join(false);
        var comes = line.join(false);
        var goesOn = line.join(true);

        in.close();

        assertThat(hasCome(goesOn)).isTrue();
        assertThat(hasCome(comes)).isFalse();
    }

    @Test
    void whoeverLeavesTheLineTakesNoPlace() {
        var in = line.join(false);
        line.join(false);
        var impatient = line.join(false);
        var next = line.join(false);

        impatient.close();
        assertThat(line.length()).isEqualTo(1);
        in.close();

        assertThat(hasCome(next)).isTrue();
        assertThat(line.length()).isZero();
    }

    @Test
    void aTurnThatDoesNotEndIsOverAfterAWhile() {
        var stuck = line.join(false);
        line.join(false);
        var next = line.join(false);
        var nextButOne = line.join(false);

        longestTurns.remove().run();
        assertThat(hasCome(next)).isTrue();

        stuck.close();
        assertThat(hasCome(nextButOne)).isFalse();
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        var in = line.join(false);
        in.close();
        in.close();
        longestTurns.remove().run();

        line.join(false);
        line.join(false);
        assertThat(hasCome(line.join(false))).isFalse();
    }

    @Test
    void whoeverWaitsIsWoken() throws Exception {
        var in = line.join(false);
        line.join(false);
        var waiting = line.join(false);
        var come = new FutureTask<>(() -> waiting.comesWithin(Duration.ofMinutes(1)));
        Thread.ofVirtual().start(come);

        in.close();

        assertThat(come.get()).isTrue();
    }

    private static boolean hasCome(Turn turn) {
        return turn.comesWithin(Duration.ZERO);
    }
}
