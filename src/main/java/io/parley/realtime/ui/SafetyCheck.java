package io.parley.realtime.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.parley.realtime.DeliveryThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what all catch-ups of one screen ask for when its browser polls, on one thread and in one transaction: nearly always there is
 * nothing new, and a thread and a transaction for each would cost more than all that they read.
 */
final class SafetyCheck {

    private static final Logger log = LoggerFactory.getLogger(SafetyCheck.class);

    private final UI screen;
    private final DeliveryThreads threads;
    private final Queue<CatchUp<?>.Load> waiting = new ArrayDeque<>();
    private boolean isRunning;

    private SafetyCheck(UI screen, DeliveryThreads threads) {
        this.screen = screen;
        this.threads = threads;
    }

    /** The one of a screen, made when it is first asked for. */
    static SafetyCheck of(UI screen, DeliveryThreads threads) {
        var present = ComponentUtil.getData(screen, SafetyCheck.class);
        if (present != null) {
            return present;
        }
        var made = new SafetyCheck(screen, threads);
        ComponentUtil.setData(screen, SafetyCheck.class, made);
        return made;
    }

    /** Reads this as well, soon. */
    void add(CatchUp<?>.Load load) {
        synchronized (this) {
            waiting.add(load);
            if (isRunning) {
                return;
            }
            isRunning = true;
        }
        threads.execute(this::run);
    }

    private void run() {
        do {
            var begun = new ArrayList<CatchUp<?>.Load>();
            if (read(begun)) {
                show(begun);
            } else {
                begun.forEach(load -> load.end(false));
            }
        } while (goesOn());
    }

    /** All of them in one turn of the screen, so that the browser is told at most once. */
    private void show(List<CatchUp<?>.Load> loads) {
        try {
            screen.access(() -> loads.forEach(load -> load.end(true)));
        } catch (UIDetachedException e) {
            loads.forEach(load -> load.end(true));
        }
    }

    /** Whether all that was read may be shown. */
    private boolean read(List<CatchUp<?>.Load> begun) {
        try {
            threads.readTogether(() -> next().map(load -> {
                begun.add(load);
                return load::read;
            }));
            return true;
        } catch (RuntimeException | Error e) {
            log.warn("A screen could not make sure that it has missed nothing; it tries again with its next poll", e);
            for (var next = next(); next.isPresent(); next = next()) {
                begun.add(next.get());
            }
            return false;
        }
    }

    private synchronized Optional<CatchUp<?>.Load> next() {
        return Optional.ofNullable(waiting.poll());
    }

    private synchronized boolean goesOn() {
        isRunning = !waiting.isEmpty();
        return isRunning;
    }
}
