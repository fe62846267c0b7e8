package io.parley.benchmark;

import io.parley.support.wire.ConversationTab;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A browser tab for everybody with the conversation open, in view all the time. */
final class ScreenTraffic extends Traffic {

    /** After which those who are not in are given up. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    /** How often a page asks whether it has missed something. */
    private static final Duration SAFETY_CHECK = Duration.ofSeconds(25);

    private final ConversationTab[] tabs;
    private final ScheduledExecutorService checks =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    /** Opens the tabs of the first so many people, all at the same time. */
    ScreenTraffic(Stage stage, int people) throws InterruptedException {
        super(people, stage.server().pid());
        tabs = new ConversationTab[people];
        inParallel(
                tabs.length,
                person -> tabs[person] = ConversationTab.openAndLook(
                        stage.browser(stage.players().get(person)),
                        stage.players().get(person ^ 1).username(),
                        (name, status) -> heard(person, name, status)));
        for (var person = 0; person < people; person++) {
            var first = SAFETY_CHECK.toMillis() * (person + 1) / people;
            checks.scheduleAtFixedRate(polling(tabs[person]), first, SAFETY_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Runnable polling(ConversationTab tab) {
        return () -> tab.tell("ui-poll");
    }

    interface Act {
        void of(int person);
    }

    private static void inParallel(int people, Act act) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = threads.invokeAll(
                    IntStream.range(0, people)
                            .mapToObj(person -> Executors.callable(() -> act.of(person)))
                            .toList(),
                    LONGEST.toSeconds(),
                    TimeUnit.SECONDS);
            var failures = acts.stream()
                    .filter(one -> one.state() != Future.State.SUCCESS)
                    .toList();
            if (!failures.isEmpty()) {
                var failed = new IllegalStateException((people - failures.size()) + " of " + people + " within "
                        + LONGEST.toSeconds() + " s, the others failed or took longer");
                failures.stream()
                        .filter(one -> one.state() == Future.State.FAILED)
                        .findFirst()
                        .ifPresent(one -> failed.initCause(one.exceptionNow()));
                throw failed;
            }
        }
    }

    private void heard(int person, UUID name, String status) {
        switch (status) {
            case "stands" -> arrived(person, name);
            case "read" -> read(person, name);
            case "failed" -> refused(person, name);
            default -> {}
        }
    }

    @Override
    void write(int person, UUID name, String text) {
        tabs[person].send(name, text);
    }

    /** All tabs fall silent. */
    void sleep() {
        checks.shutdownNow();
        for (var tab : tabs) {
            tab.sleep();
        }
    }

    /** Closes all tabs at the same time, as their crosses do. */
    void leave() throws InterruptedException {
        checks.shutdownNow();
        inParallel(tabs.length, person -> tabs[person].leave());
    }

    @Override
    public void close() {
        checks.shutdownNow();
        for (var tab : tabs) {
            tab.close();
        }
    }
}
