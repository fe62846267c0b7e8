package io.parley.benchmark;

import static org.awaitility.Awaitility.await;

import io.parley.support.server.Jvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** People in pairs who write to each other, with a watch on what becomes of each message. */
abstract class Traffic implements AutoCloseable {

    private static final String TEXT = "x".repeat(64);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PART_OF_WARM_UP = Duration.ofSeconds(15);
    private static final int PARTS_OF_WARM_UP = 4;

    private record Sent(int person, long at) {}

    private final int people;
    private final long serverProcess;
    private final Map<UUID, Sent> travelling = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> unread = new ConcurrentHashMap<>();
    private final LongAdder read = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile Collection<Duration> times = new ConcurrentLinkedQueue<>();
    private volatile Semaphore window = new Semaphore(0);
    private int next;

    Traffic(int people, long serverProcess) {
        this.people = people;
        this.serverProcess = serverProcess;
    }

    /** Lets a person write to his neighbour; returns when the message is on its way. */
    abstract void write(int person, UUID name, String text);

    /** A message stands before a person; only the first time before the one to whom it was written counts. */
    final void arrived(int person, UUID name) {
        var sent = travelling.get(name);
        if (sent != null && sent.person != person && travelling.remove(name, sent)) {
            times.add(Duration.ofNanos(System.nanoTime() - sent.at));
        }
    }

    /** A person sees that his message was read. */
    final void read(int person, UUID name) {
        if (unread.remove(name, person)) {
            read.increment();
            window.release();
        }
    }

    /** A person sees that his message was not stored, and that he may send it again. */
    final void refused(int person, UUID name) {
        if (unread.remove(name, person)) {
            travelling.remove(name);
            refused.increment();
            window.release();
        }
    }

    private void write() {
        var name = UUID.randomUUID();
        var person = next++ % people;
        unread.put(name, person);
        travelling.put(name, new Sent(person, System.nanoTime()));
        write(person, name, TEXT);
    }

    /**
     * What a run came to.
     *
     * @param perSecond messages that got all their ticks
     * @param times from sending to standing before the other
     * @param lost messages that never got there
     * @param refused messages of which their sender was told that they were not stored; not among those that are lost
     * @param untold messages whose sender was never told that they were read
     * @param late by how much the sending side itself came late
     * @param serverPerMessage processor time of the server
     * @param server how many processors the server used
     * @param load how many processors the sending side used
     */
    record Run(
            double perSecond,
            Samples times,
            int lost,
            long refused,
            int untold,
            Samples late,
            Duration serverPerMessage,
            double server,
            double load) {

        String missing() {
            return "lost " + lost
                    + (refused > 0 ? ", refused " + refused : "")
                    + (untold > 0 ? ", not known as read " + untold : "");
        }

        String rate() {
            return String.format(Locale.ROOT, "%.0f/s", perSecond);
        }

        String processors() {
            return String.format(
                    Locale.ROOT,
                    "server %.2f, load %.2f of %d",
                    server,
                    load,
                    Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * Floods the server and lets it breathe in turns, for two minutes: under a flood alone the compiler hardly comes to work. What is
     * measured then is a server that has been running for a while.
     *
     * @return how many methods still waited for the compiler after the last flood
     */
    String warmUp(int onTheirWay, double perSecond) throws InterruptedException {
        var toCompile = 0L;
        for (var part = 0; part < PARTS_OF_WARM_UP; part++) {
            window = new Semaphore(onTheirWay);
            flood(PART_OF_WARM_UP);
            toCompile = new Jvm(serverProcess).methodsToCompile();
            open(perSecond, PART_OF_WARM_UP);
        }
        return toCompile + " wait for the compiler";
    }

    /** Keeps so many messages on their way, each until it is read. */
    Run sustained(Duration time, int onTheirWay) throws InterruptedException {
        window = new Semaphore(onTheirWay);
        var meter = new Meter();
        times = new ConcurrentLinkedQueue<>();
        flood(time);
        var run = meter.stop(Samples.of(List.of()));
        settle();
        return run;
    }

    private void flood(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            if (window.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                write();
            }
        }
    }

    /** Sends so many a second at random times (Poisson), whether the server keeps up or not. */
    Run open(double perSecond, Duration time) {
        settle();
        window = new Semaphore(0);
        times = new ConcurrentLinkedQueue<>();
        var late = new ArrayList<Duration>();
        var refusedBefore = refused.sum();
        var meter = new Meter();
        var begun = System.nanoTime();
        var due = begun;
        while (due - begun < time.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            late.add(Duration.ofNanos(Math.max(0, System.nanoTime() - due)));
            write();
            due += Math.round(-Math.log(1 - ThreadLocalRandom.current().nextDouble()) / perSecond * 1e9);
        }
        var run = meter.stop(Samples.of(late));
        settle();
        return new Run(
                run.perSecond,
                Samples.of(times),
                travelling.size(),
                refused.sum() - refusedBefore,
                unread.size(),
                run.late,
                run.serverPerMessage,
                run.server,
                run.load);
    }

    /** Waits until nothing is on its way any more, for a while. */
    private void settle() {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> travelling.isEmpty() && unread.isEmpty());
        } catch (ConditionTimeoutException late) {
            // what has not come by now counts as lost
        }
    }

    /** What passes between two moments. */
    private final class Meter {

        private final long at = System.nanoTime();
        private final long readBefore = read.sum();
        private final Duration serverBefore = processorTime(serverProcess);
        private final Duration loadBefore =
                processorTime(ProcessHandle.current().pid());

        Run stop(Samples late) {
            var seconds = (System.nanoTime() - at) / 1e9;
            var done = read.sum() - readBefore;
            var server = processorTime(serverProcess).minus(serverBefore);
            var load = processorTime(ProcessHandle.current().pid()).minus(loadBefore);
            return new Run(
                    done / seconds,
                    Samples.of(times),
                    0,
                    0,
                    0,
                    late,
                    server.dividedBy(Math.max(1, done)),
                    server.toNanos() / 1e9 / seconds,
                    load.toNanos() / 1e9 / seconds);
        }
    }

    static Duration processorTime(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    @Override
    public abstract void close();
}
