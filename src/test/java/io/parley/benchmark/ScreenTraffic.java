package io.parley.benchmark;

import io.parley.support.wire.ConversationTab;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A browser tab for everybody with the conversation open, in view all the time. */
final class ScreenTraffic extends Traffic {

    private final ConversationTab[] tabs;

    /** Opens the tabs of the first so many people, all at the same time. */
    ScreenTraffic(Stage stage, int people) throws InterruptedException, ExecutionException {
        super(people, stage.server().pid());
        tabs = new ConversationTab[people];
        inParallel(
                tabs.length,
                person -> tabs[person] = ConversationTab.openAndLook(
                        stage.browser(stage.players().get(person)),
                        stage.players().get(person ^ 1).username(),
                        (name, status) -> heard(person, name, status)));
    }

    interface Act {
        void of(int person);
    }

    private static void inParallel(int people, Act act) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acts = IntStream.range(0, people)
                    .<Future<?>>mapToObj(person -> threads.submit(() -> act.of(person)))
                    .toList();
            for (var one : acts) {
                one.get();
            }
        }
    }

    private void heard(int person, UUID name, String status) {
        switch (status) {
            case "stands" -> arrived(person, name);
            case "read" -> read(person, name);
            default -> {}
        }
    }

    @Override
    void write(int person, UUID name, String text) {
        tabs[person].send(name, text);
    }

    /** All tabs fall silent. */
    void sleep() {
        for (var tab : tabs) {
            tab.sleep();
        }
    }

    /** Closes all tabs at the same time, as their crosses do. */
    void leave() throws InterruptedException, ExecutionException {
        inParallel(tabs.length, person -> tabs[person].leave());
    }

    @Override
    public void close() {
        for (var tab : tabs) {
            tab.close();
        }
    }
}
