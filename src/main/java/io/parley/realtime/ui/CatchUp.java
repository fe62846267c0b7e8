package io.parley.realtime.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.Subscription;
import io.parley.realtime.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a component equal to the database for as long as it is attached.
 *
 * <p>A catch-up loads what the component has missed, on a thread that does not hold the session lock, and then applies it
 * inside the UI. It runs on {@link #request()}, on every hint of a topic that is {@link #follow followed}, when the
 * component is attached, and with every poll of the browser (the safety check against a push connection that died in
 * silence). A screen whose connection {@linkplain Hearing is lost} does nothing on requests and hints: it catches up when the
 * connection has come back, or polls. However many reasons come at once, one catch-up runs and at most one more waits, so a stuck screen never
 * collects work; and a hint that one will see which waits for its turn is no reason for another. What a poll asks for is read
 * {@linkplain SafetyCheck together}. Subscriptions end when the component is detached.
 *
 * @param <D> the difference between what the component shows and the database
 */
public final class CatchUp<D> {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    private final DeliveryThreads threads;
    private final Supplier<D> load;
    private final Consumer<D> apply;
    private final List<Supplier<Subscription>> followed = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Registration> reasons = new ArrayList<>();

    private @Nullable UI ui;

    /** Counts attaching and detaching, so that what began before neither shows nor ends anything after. */
    private long turn;

    /** Whether a load is to begin: it sees all that has been noted until then. */
    private boolean due;

    private boolean loading;
    private boolean applying;
    private boolean again;
    private boolean resting;
    private Duration rest = Duration.ZERO;

    private CatchUp(DeliveryThreads threads, Supplier<D> load, Consumer<D> apply) {
        this.threads = threads;
        this.load = load;
        this.apply = apply;
    }

    /**
     * Makes a catch-up for a component that is not attached yet.
     *
     * @param load runs outside the session lock, on any thread; what it throws is logged, and the next request tries again
     * @param apply runs inside the UI; must bear a difference that it has applied already
     */
    public static <D> CatchUp<D> of(Component component, DeliveryThreads threads, Supplier<D> load, Consumer<D> apply) {
        var catchUp = new CatchUp<>(threads, load, apply);
        component.addAttachListener(event -> catchUp.attached(event.getUI()));
        component.addDetachListener(event -> catchUp.detached());
        return catchUp;
    }

    /**
     * Also catches up on the events of a topic.
     *
     * @param concerns sees each batch first, on a delivery thread, and tells whether it asks for a catch-up
     */
    public <E> CatchUp<D> follow(Broadcaster broadcaster, Topic<E> topic, Predicate<List<E>> concerns) {
        followed.add(() -> broadcaster.subscribe(topic, events -> {
            if (concerns.test(events)) {
                request();
            }
        }));
        return this;
    }

    /**
     * Lets so much time pass after each catch-up before the next; the first is not delayed. For what is asked for more often than
     * anybody could look.
     */
    public CatchUp<D> resting(Duration pause) {
        rest = pause;
        return this;
    }

    /**
     * Asks for a catch-up because of what the load is known to see; returns at once, from any thread. One that has not begun to load
     * is enough.
     */
    public void request() {
        if (!isUnheard()) {
            begin(this::runAlone, true);
        }
    }

    private synchronized boolean isUnheard() {
        return ui != null && Hearing.isLost(ui);
    }

    /** The same for what the person has asked for, which comes with the answer also where the connection is lost. */
    public void begin() {
        begin(this::runAlone, false);
    }

    private void runAlone(Load load) {
        threads.execute(() -> {
            threads.read(load::read);
            load.end(true);
        });
    }

    private void begin(Consumer<Load> runner, boolean isSeen) {
        synchronized (this) {
            if (ui == null || isSeen && due) {
                return;
            }
            if (due || loading || applying || resting) {
                again = true;
                return;
            }
            due = true;
        }
        runner.accept(new Load());
    }

    /** What the component has missed, to be read and then shown; on any thread, but one after the other. */
    final class Load {

        private long begun;
        private @Nullable UI screen;
        private Optional<D> found = Optional.empty();

        /** Reads it if the component is still there. */
        void read() {
            synchronized (CatchUp.this) {
                screen = ui;
                begun = turn;
                due = false;
                loading = true;
            }
            found = screen == null ? Optional.empty() : tryToLoad();
        }

        /** @param isGood whether what was read may be shown */
        void end(boolean isGood) {
            var wanted = loaded(begun, isGood && found.isPresent());
            if (screen != null && wanted) {
                show(screen, begun, found.orElseThrow());
            }
        }
    }

    private Optional<D> tryToLoad() {
        try {
            return Optional.of(load.get());
        } catch (RuntimeException | Error e) {
            log.warn("A screen could not catch up; it tries again with its next poll", e);
            return Optional.empty();
        }
    }

    private void show(UI screen, long begun, D difference) {
        try {
            screen.access(() -> {
                try {
                    if (isCurrent(begun)) {
                        apply.accept(difference);
                    }
                } finally {
                    applied(begun);
                }
            });
        } catch (UIDetachedException e) {
            applied(begun);
        }
    }

    /** The load has ended; tells whether what it has found is still wanted. */
    private boolean loaded(long begun, boolean found) {
        synchronized (this) {
            due = false;
            loading = false;
            applying = found && begun == turn;
            if (applying) {
                return true;
            }
        }
        next();
        return false;
    }

    private void applied(long begun) {
        synchronized (this) {
            if (begun != turn) {
                return;
            }
            applying = false;
            resting = rest.isPositive();
        }
        if (rest.isPositive()) {
            threads.executeAfter(rest, () -> rested(begun));
        } else {
            next();
        }
    }

    private void rested(long begun) {
        synchronized (this) {
            if (begun != turn) {
                return;
            }
            resting = false;
        }
        next();
    }

    private void next() {
        synchronized (this) {
            if (!again) {
                return;
            }
            again = false;
        }
        begin();
    }

    private synchronized boolean isCurrent(long begun) {
        return begun == turn;
    }

    private void attached(UI attachedTo) {
        detached();
        synchronized (this) {
            turn++;
            ui = attachedTo;
        }
        followed.forEach(subscribe -> subscriptions.add(subscribe.get()));
        var check = SafetyCheck.of(attachedTo, threads);
        reasons.add(attachedTo.addPollListener(event -> begin(check::add, false)));
        reasons.add(ComponentUtil.addListener(attachedTo, Hearing.Regained.class, event -> begin()));
        begin();
    }

    private void detached() {
        synchronized (this) {
            turn++;
            ui = null;
            applying = false;
            resting = false;
            again = false;
        }
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        reasons.forEach(Registration::remove);
        reasons.clear();
    }
}
