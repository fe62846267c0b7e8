package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.TestDatabase;
import io.parley.support.TestParameters;
import io.parley.support.wire.FaithfulProgram;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever is stuck, whether screen or program, delays nobody else. */
@ExtendWith(TestParameters.class)
class StuckTest extends ProgramsTest {

    private static final int STUCK_SCREENS = 5;
    private static final int NEVER_READING = 50;
    private static final int MESSAGES = 300;

    /** So many of one person's programs never read; there is a limit to how many he may have. */
    private static final int OF_EACH = 17;

    @Test
    void fiveStuckScreensAndFiftyProgramsThatNeverReadDelayNobody(Screens screens) {
        program(anna).sendAndWait(ben.value(), "the first");
        IntStream.range(0, NEVER_READING)
                .mapToObj(number -> List.of(anna, ben, cleo).get(number / OF_EACH))
                .forEach(person -> program(person).stopReading());
        var stuck = IntStream.range(0, STUCK_SCREENS)
                .mapToObj(number -> screens.open("chat/anna", ben))
                .toList();
        var lively = screens.open("chat/anna", ben);
        var programs = Stream.of(anna, ben).map(this::faithful).toList();
        await().until(() -> programs.stream().allMatch(FaithfulProgram::isReady));
        var goOn = new CountDownLatch(1);
        var held = stuck.stream().map(screen -> heldUp(screen, goOn)).toList();
        try {
            for (var number = 0; number < MESSAGES; number++) {
                var writer = number % 2;
                programs.get(writer).send((writer == 0 ? ben : anna).value(), "message " + number);
            }

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> programs.stream()
                            .allMatch(program -> program.unanswered() == 0
                                    && program.held().values().stream().anyMatch(all -> all.size() >= MESSAGES)));
            program(anna).sendAndWait(ben.value(), "the last");
            shows(lively, "the last");
            assertThat(held).noneMatch(CompletableFuture::isDone);
        } finally {
            goOn.countDown();
            programs.forEach(FaithfulProgram::close);
        }
        stuck.forEach(screen -> shows(screen, "the last"));
        System.out.printf(
                "F8 %s stuck screens=%d never reading=%d messages=%d missing=0%n",
                TestDatabase.name(getClass()), STUCK_SCREENS, NEVER_READING, MESSAGES);
    }

    private static void shows(Screen screen, String text) {
        screen.eventually(() -> assertThat(screen.text()).contains(text));
    }

    private FaithfulProgram faithful(UserId person) {
        return new FaithfulProgram(server(), token(person));
    }

    /** A handler of this screen that does not return, and so holds the lock of its session. */
    private static CompletableFuture<Void> heldUp(Screen screen, CountDownLatch goOn) {
        var begun = new CountDownLatch(1);
        var held = CompletableFuture.runAsync(
                () -> screen.run(() -> {
                    begun.countDown();
                    join(goOn);
                }),
                Thread::startVirtualThread);
        join(begun);
        return held;
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
