package io.parley.installation;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a process that does not end by itself. The end of the process waits for the screens, and one whose handler hangs would be
 * waited for without end. What was answered as sent is stored, so this is no worse than {@code kill -9}.
 */
public final class ShutdownDeadline {

    /** After Parley was asked to end. Whatever is in order is done well before. */
    private static final Duration DEADLINE = Duration.ofSeconds(25);

    private ShutdownDeadline() {}

    /** For the whole process, from now on. */
    public static void set() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform()
                        .name("shutdown-deadline")
                        .unstarted(
                                // the hook itself must not be waited for
                                () -> Thread.ofPlatform().daemon().start(ShutdownDeadline::haltInTheEnd)));
    }

    private static void haltInTheEnd() {
        LockSupport.parkNanos(DEADLINE.toNanos());
        // whatever logs has ended before
        System.err.println("Parley did not end within " + DEADLINE.toSeconds() + " s, and ends now.");
        Runtime.getRuntime().halt(1);
    }
}
