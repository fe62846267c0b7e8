package io.parley.account;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what keeps a processor busy for a tenth of a second and more on a thread of the operating system. From a virtual thread nobody
 * takes the processor, so a few that calculate would hold up all others (decision 0058).
 */
public final class LongWork {

    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("long-work").factory());

    private LongWork() {}

    /** Returns what the work does when it is done, and throws what it throws. How much is done at once, the caller limits. */
    public static <T extends @Nullable Object> T run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, THREADS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
