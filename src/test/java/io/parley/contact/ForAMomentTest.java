package io.parley.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForAMomentTest {

    private static final UserId ANNA = new UserId(1);

    private final ForAMoment<String> known = new ForAMoment<>(new Moment(true));

    @Test
    void whatWasReadIsNotReadAgain() {
        known.of(ANNA, person -> "first");

        assertThat(known.of(ANNA, person -> "second")).isEqualTo("first");
    }

    @Test
    void whatWasForgottenIsReadAnew() {
        known.of(ANNA, person -> "first");

        known.forget(ANNA);

        assertThat(known.of(ANNA, person -> "second")).isEqualTo("second");
    }

    @Test
    void whatIsForgottenWhileItIsReadIsNotRemembered() {
        known.of(ANNA, person -> {
            known.forget(ANNA);
            return "old";
        });

        assertThat(known.of(ANNA, person -> "new")).isEqualTo("new");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobodyWaitsWhileSomebodyElseReads() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = CompletableFuture.supplyAsync(() -> known.of(ANNA, person -> {
            begun.countDown();
            await(goOn);
            return "slow";
        }));
        begun.await();

        assertThat(known.of(ANNA, person -> "fast")).isEqualTo("fast");

        goOn.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("slow");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
