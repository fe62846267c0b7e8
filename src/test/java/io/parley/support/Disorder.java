package io.parley.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.mockito.stubbing.Answer;

/**
 * What may become of hints on their way: every other one is lost; of the others some come once, some twice, some late and in
 * another order. Stands in for a method that tells them.
 */
public final class Disorder {

    private static final int HELD_BACK = 8;

    private final Random random;
    private final List<Runnable> late = new ArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();

    public Disorder(long seed) {
        random = new Random(seed);
    }

    /** For a spy of whoever tells the hints. */
    public Answer<Void> answer() {
        return call -> {
            pass(() -> {
                try {
                    call.callRealMethod();
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
            return null;
        };
    }

    /** Tells this hint now, twice, later, or not at all. */
    public void pass(Runnable hint) {
        fate(hint).forEach(Runnable::run);
    }

    private synchronized List<Runnable> fate(Runnable hint) {
        if (random.nextBoolean()) {
            lost.incrementAndGet();
            return List.of();
        }
        return switch (random.nextInt(3)) {
            case 0 -> List.of(hint);
            case 1 -> List.of(hint, hint);
            default -> {
                late.add(hint);
                yield late.size() < HELD_BACK ? List.of() : shuffled();
            }
        };
    }

    private List<Runnable> shuffled() {
        var all = new ArrayList<>(late);
        late.clear();
        Collections.shuffle(all, random);
        return all;
    }

    public int lost() {
        return lost.get();
    }
}
