package io.parley.realtime;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Something that is done again and again while the application runs, on a thread of its own. */
public abstract class Rounds implements SmartLifecycle {

    private final String name;
    private final Duration first;
    private final Duration pace;
    private volatile @Nullable ScheduledExecutorService thread;

    /**
     * @param name what the thread is called
     * @param first how long after the start the first round begins
     * @param pace how long after a round the next begins
     */
    protected Rounds(String name, Duration first, Duration pace) {
        this.name = name;
        this.first = first;
        this.pace = pace;
    }

    /** Does what is to be done now; what it throws ends all rounds. */
    protected abstract void round();

    /** Does a further round, as soon as none is under way. */
    protected void roundSoon() {
        var running = thread;
        if (running != null) {
            running.execute(this::round);
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        started.scheduleWithFixedDelay(this::round, first.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.shutdown();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
