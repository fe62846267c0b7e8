package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

    private final AtomicInteger running = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void fourPasswordsAreHashedAtOnceAndTheOthersWait() throws Exception {
        var bounded = new BoundedPasswordEncoder(new StuckEncoder(), 4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 6; i++) {
                threads.submit(() -> bounded.encode("x"));
            }
            await().until(() -> running.get() == 4 && bounded.waiting() == 2);
            go.countDown();
        }
        assertThat(running.get()).isEqualTo(6);
    }

    private final class StuckEncoder implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            running.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "hash";
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return false;
        }
    }
}
