package io.parley.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes a few passwords at a time: a hash is meant to cost memory, and a crowd of log-ins must not take all of it. */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final PasswordEncoder encoder;
    private final Semaphore places;

    BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
    }

    /** @throws TooManyAttemptsException if no place became free in time */
    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** @throws TooManyAttemptsException if no place became free in time */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return Boolean.TRUE.equals(inTurn(() -> encoder.matches(password, hash)));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }

    /** How many wait for a place. */
    int waiting() {
        return places.getQueueLength();
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAttemptsException(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyAttemptsException(LONGEST_WAIT);
        }
        try {
            return LongWork.run(work);
        } finally {
            places.release();
        }
    }
}
