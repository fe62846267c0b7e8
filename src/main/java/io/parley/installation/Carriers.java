package io.parley.installation;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sees to it that virtual threads have few carriers, and never too few.
 *
 * <p>Each carrier wants its share of the processors under load, and with many there is next to none left for the compiler, the collector
 * and the thread that commits. But a virtual thread that waits for a class to be loaded keeps its carrier, and with few of them all may
 * wait for one that gets none (decision 0058).
 */
public final class Carriers {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final String SCHEDULER = "jdk.management.VirtualThreadSchedulerMXBean";

    private static final int PER_PROCESSOR = 2;

    /** Where their number cannot be changed later, before JDK 24. */
    private static final int MANY = 64;

    /** The most that a JVM has by itself. */
    private static final int MOST = 256;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int usual;
    private final Scheduler scheduler;
    private final Supplier<Duration> processorTime;
    private int carriers;

    /** Tells the JVM how many virtual threads run at once. */
    interface Scheduler {
        void setParallelism(int carriers);
    }

    /** @param processorTime how much the process has used so far */
    Carriers(int usual, Scheduler scheduler, Supplier<Duration> processorTime) {
        this.usual = usual;
        this.carriers = usual;
        this.scheduler = scheduler;
        this.processorTime = processorTime;
    }

    /** For the whole process, from now on; before its first virtual thread, and not where somebody has set their number himself. */
    public static void set() {
        if (System.getProperty(PARALLELISM) != null) {
            return;
        }
        var type = schedulerType();
        var usual = PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        System.setProperty(PARALLELISM, Integer.toString(type.isPresent() ? usual : MANY));
        type.ifPresent(known -> new Carriers(usual, scheduler(known), Carriers::processorTimeOfProcess).watch());
    }

    /** How the running JVM is told; empty before JDK 24. */
    static Optional<Scheduler> scheduler() {
        return schedulerType().map(Carriers::scheduler);
    }

    private static Optional<Class<? extends PlatformManagedObject>> schedulerType() {
        try {
            return Optional.of(Class.forName(SCHEDULER).asSubclass(PlatformManagedObject.class));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Scheduler scheduler(Class<? extends PlatformManagedObject> type) {
        try {
            var bean = ManagementFactory.getPlatformMXBean(type);
            var setter = type.getMethod("setParallelism", int.class);
            return carriers -> {
                try {
                    setter.invoke(bean, carriers);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration processorTimeOfProcess() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void watch() {
        Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("carriers").factory())
                .scheduleWithFixedDelay(this::look, PATIENCE.toMillis(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes them more when a virtual thread does not come to run while the processors have time, and as many as usual when it does. */
    void look() {
        var before = processorTime.get();
        if (comesToRun()) {
            change(usual);
        } else if (processorTime.get().minus(before).compareTo(PATIENCE.dividedBy(2)) < 0) {
            change(Math.min(MOST, 2 * carriers));
        }
    }

    /**
     * A carrier that may be there is made only for what comes into an empty queue of the scheduler. What has been started by
     * this thread may still be in its queue, so each time another one starts it, which has a queue of its own.
     */
    private static boolean comesToRun() {
        var runs = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> Thread.ofVirtual().start(runs::countDown));
        try {
            return runs.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void change(int wanted) {
        if (wanted != carriers) {
            carriers = wanted;
            scheduler.setParallelism(wanted);
        }
    }
}
