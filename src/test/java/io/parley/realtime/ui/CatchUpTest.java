package io.parley.realtime.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.PushConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.communication.PushMode;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.BroadcasterFactory;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every thread and every turn of a screen is a step here that the test takes when it wants to. */
class CatchUpTest {

    private static final Topic<String> TOPIC = new Topic<>("topic", String.class);

    private final Steps threads = new Steps();
    private final Broadcaster broadcaster = broadcasterOnTheSpot();
    private final Screen screen = new Screen();
    private final Div component = new Div();
    private final List<Integer> applied = new ArrayList<>();
    private int database;
    private int loads;
    private boolean unreachable;

    private final CatchUp<Integer> catchUp = CatchUp.of(component, threads, this::load, applied::add)
            .follow(broadcaster, TOPIC, events -> events.contains("concerns me"));

    @Test
    void aScreenCatchesUpWhenItIsAttached() {
        screen.add(component);
        threads.run();
        assertThat(applied).isEmpty();

        screen.run();

        assertThat(applied).containsExactly(0);
    }

    @Test
    void aScreenThatIsNotAttachedDoesNotCatchUp() {
        catchUp.request();

        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aScreenWhoseConnectionIsLostTakesNothingUntilItIsBackOrPolls() {
        var connection = new Connection();
        screen.connect(connection);
        screen.add(component);
        threads.run();
        screen.run();

        connection.lost = true;
        catchUp.request();
        broadcaster.publish(TOPIC, "concerns me");
        assertThat(threads.waiting).isEmpty();
        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
        assertThat(threads.waiting).hasSize(1);
        threads.run();
        screen.run();

        connection.lost = false;
        ComponentUtil.fireEvent(screen, new Hearing.Regained(screen));
        assertThat(threads.waiting).hasSize(1);
    }

    private static final class Connection implements PushConnection, Hearing {

        private boolean lost;

        @Override
        public boolean isLost() {
            return lost;
        }

        @Override
        public boolean isConnected() {
            return !lost;
        }

        @Override
        public void push() {}

        @Override
        public void disconnect() {}
    }

    @Test
    void hintsThatComeWhileOneRunsMakeOneMore() {
        screen.add(component);
        duringLoad = () -> {
            for (database = 1; database < 10; database++) {
                catchUp.request();
            }
        };
        threads.run();
        screen.run();
        assertThat(threads.waiting).hasSize(1);
        threads.run();
        screen.run();

        assertThat(threads.waiting).isEmpty();
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void whatOneWillSeeThatWaitsForItsTurnIsNoReasonForAnother() {
        screen.add(component);
        for (database = 1; database < 10; database++) {
            catchUp.request();
        }
        assertThat(threads.waiting).hasSize(1);

        threads.run();
        screen.run();

        assertThat(threads.waiting).isEmpty();
        assertThat(applied).containsExactly(10);
    }

    @Test
    void aPollLooksForWhatNobodyHasNotedAlsoWhenOneWaitsForItsTurn() {
        screen.add(component);
        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));

        threads.run();
        screen.run();

        assertThat(threads.waiting).hasSize(1);
    }

    @Test
    void hintsThatComeWhileAScreenIsStuckMakeOneMore() {
        screen.add(component);
        threads.run();
        for (database = 1; database < 10; database++) {
            catchUp.request();
        }
        assertThat(threads.waiting).isEmpty();

        screen.run();
        threads.run();
        screen.run();

        assertThat(applied).containsExactly(0, 10);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void whoeverRestsMakesOneOfAllThatIsAskedMeanwhile() {
        catchUp.resting(Duration.ofMillis(200));
        attach(screen);

        for (database = 1; database < 10; database++) {
            catchUp.request();
        }
        assertThat(threads.waiting).as("it rests").isEmpty();

        threads.passTheTime();
        threads.run();
        screen.run();
        assertThat(applied).containsExactly(0, 10);

        threads.passTheTime();
        assertThat(threads.waiting).as("nobody has asked").isEmpty();
        catchUp.request();
        assertThat(threads.waiting).as("whoever has rested begins at once").hasSize(1);
    }

    @Test
    void whoeverComesBackDoesNotWaitUntilHeHasRested() {
        catchUp.resting(Duration.ofMillis(200));
        attach(screen);
        component.getElement().removeFromTree();

        attach(screen);
        assertThat(applied).hasSize(2);

        threads.passTheTime();
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void theDatabaseIsReadOutsideTheScreen() {
        screen.add(component);
        threads.run();

        assertThat(loads).isEqualTo(1);
        assertThat(screen.waiting).hasSize(1);
    }

    @Test
    void onlyTheEventsThatConcernItAskForIt() {
        attach(screen);

        broadcaster.publish(TOPIC, "concerns others");
        assertThat(threads.waiting).isEmpty();

        broadcaster.publish(TOPIC, "concerns me");
        assertThat(threads.waiting).hasSize(1);
    }

    @Test
    void everyPollOfTheBrowserAsksForIt() {
        attach(screen);

        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));

        assertThat(threads.waiting).hasSize(1);
    }

    @Test
    void whatAHintAsksForWaitsForItsTurnToReadAndTakesAlongWhatIsAskedMeanwhile() {
        attach(screen);
        applied.clear();
        threads.beforeItsTurn = () -> {
            database = 7;
            catchUp.request();
        };

        catchUp.request();
        threads.run();
        screen.run();

        assertThat(applied).containsExactly(7);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void whatAPollAsksForIsReadTogetherAndShownAfterwards() {
        var neighbour = new Div();
        CatchUp.of(neighbour, threads, this::load, found -> applied.add(100 + found));
        attach(screen);
        screen.add(neighbour);
        threads.run();
        screen.run();
        applied.clear();
        threads.whileReading = () -> assertThat(screen.waiting).isEmpty();

        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
        assertThat(threads.waiting).hasSize(1);
        threads.run();
        assertThat(screen.waiting).hasSize(1);
        screen.run();

        assertThat(threads.readings).isEqualTo(1);
        assertThat(applied).containsExactlyInAnyOrder(0, 100);
    }

    @Test
    void whatAPollCouldNotReadTogetherIsShownToNobodyAndReadWithTheNext() {
        var neighbour = new Div();
        CatchUp.of(neighbour, threads, this::load, applied::add);
        attach(screen);
        screen.add(neighbour);
        threads.run();
        screen.run();
        applied.clear();

        for (var failure : List.of(true, false)) {
            threads.failsAfterReading = failure;
            threads.failsBeforeReading = !failure;
            ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
            threads.run();
            assertThat(screen.waiting).isEmpty();
        }
        threads.failsBeforeReading = false;
        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
        threads.run();
        screen.run();

        assertThat(applied).hasSize(2);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void whatAPollHasFoundForAScreenThatHasGoneKeepsNothingWaiting() {
        attach(screen);
        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
        screen.closed = true;
        threads.run();

        screen.closed = false;
        catchUp.request();
        threads.run();
        applied.clear();
        screen.run();

        assertThat(applied).hasSize(1);
    }

    @Test
    void whatCouldNotBeLoadedIsLoadedWithTheNextRequest() {
        unreachable = true;
        screen.add(component);
        threads.run();
        assertThat(screen.waiting).isEmpty();

        unreachable = false;
        catchUp.request();
        threads.run();
        screen.run();

        assertThat(applied).containsExactly(0);
    }

    @Test
    void whatIsLoadedForAScreenThatHasGoneIsNotShown() {
        screen.add(component);
        component.getElement().removeFromTree();
        threads.run();
        assertThat(screen.waiting).isEmpty();

        screen.add(component);
        threads.run();
        component.getElement().removeFromTree();
        screen.run();

        assertThat(applied).isEmpty();
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aScreenThatIsAttachedAgainWaitsForTheLoadThatRuns() {
        screen.add(component);
        component.getElement().removeFromTree();
        screen.add(component);
        database = 1;
        assertThat(threads.waiting).as("one at a time").hasSize(1);

        while (!threads.waiting.isEmpty()) {
            threads.run();
            screen.run();
        }

        assertThat(applied.getLast()).isEqualTo(1);
        assertThat(screen.waiting).isEmpty();
    }

    @Test
    void aLoadThatBeganBeforeTheScreenWasAttachedAgainIsNotShown() {
        duringLoad = () -> {
            component.getElement().removeFromTree();
            screen.add(component);
            database = 1;
        };
        screen.add(component);

        threads.run();
        assertThat(screen.waiting).isEmpty();
        threads.run();
        screen.run();

        assertThat(applied).containsExactly(1);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aScreenThatNeverTakesItsTurnDoesNotHoldUpTheNextOne() {
        screen.add(component);
        threads.run();
        component.getElement().removeFromTree();
        var next = new Screen();
        next.add(component);
        database = 1;

        threads.run();
        next.run();
        assertThat(applied).containsExactly(1);

        screen.run();
        assertThat(applied).containsExactly(1);
        assertThat(threads.waiting).isEmpty();
    }

    @Test
    void aLateTurnOfTheOldScreenDoesNotLetTwoRunAtOnce() {
        screen.add(component);
        threads.run();
        component.getElement().removeFromTree();
        var next = new Screen();
        next.add(component);

        screen.run();
        catchUp.request();

        assertThat(threads.waiting).hasSize(1);
    }

    @Test
    void aScreenThatIsClosedMeanwhileEndsItsCatchUp() {
        screen.add(component);
        screen.closed = true;
        threads.run();

        screen.closed = false;
        catchUp.request();
        threads.run();
        screen.run();

        assertThat(applied).containsExactly(0);
    }

    @Test
    void whoeverLeavesIsNoLongerSubscribedHoweverOftenHeComesBack() {
        for (var visit = 0; visit < 10; visit++) {
            screen.add(component);
            assertThat(broadcaster.subscriptionCount()).isEqualTo(1);
            component.getElement().removeFromTree();
            assertThat(broadcaster.subscriptionCount()).isZero();
        }
        ComponentUtil.fireEvent(screen, new PollEvent(screen, true));
        broadcaster.publish(TOPIC, "concerns me");

        assertThat(threads.waiting).as("the load of the first visit").hasSize(1);
    }

    private Runnable duringLoad = () -> {};

    private int load() {
        loads++;
        var found = database;
        var meanwhile = duringLoad;
        duringLoad = () -> {};
        meanwhile.run();
        if (unreachable) {
            throw new IllegalStateException("The database is unreachable");
        }
        return found;
    }

    private void attach(Screen to) {
        to.add(component);
        threads.run();
        to.run();
    }

    private static final class Steps extends DeliveryThreads {

        private final Queue<Runnable> waiting = new ArrayDeque<>();

        private final Queue<Runnable> later = new ArrayDeque<>();
        private Runnable beforeItsTurn = () -> {};
        private Runnable whileReading = () -> {};
        private boolean failsBeforeReading;
        private boolean failsAfterReading;
        private int readings;

        @Override
        public void read(Runnable reads) {
            beforeItsTurn.run();
            super.read(reads);
        }

        @Override
        public void readTogether(Supplier<Optional<Runnable>> next) {
            readings++;
            failIf(failsBeforeReading);
            super.readTogether(next);
            whileReading.run();
            failIf(failsAfterReading);
        }

        private static void failIf(boolean fails) {
            if (fails) {
                throw new IllegalStateException("The database is unreachable");
            }
        }

        @Override
        public void execute(Runnable task) {
            waiting.add(task);
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            later.add(task);
        }

        void run() {
            waiting.remove().run();
        }

        void passTheTime() {
            for (var task = later.poll(); task != null; task = later.poll()) {
                task.run();
            }
        }
    }

    /** Delivers within {@code publish}. */
    private static Broadcaster broadcasterOnTheSpot() {
        return BroadcasterFactory.on(new DeliveryThreads() {
            @Override
            public void execute(Runnable task) {
                task.run();
            }
        });
    }

    private static final class Screen extends UI {

        private final Queue<Command> waiting = new ArrayDeque<>();
        private boolean closed;

        private PushMode mode = PushMode.DISABLED;

        @Override
        public PushConfiguration getPushConfiguration() {
            var push = mock(PushConfiguration.class);
            when(push.getPushMode()).thenReturn(mode);
            return push;
        }

        void connect(PushConnection connection) {
            mode = PushMode.AUTOMATIC;
            getInternals().setPushConnection(connection);
        }

        @Override
        public Future<Void> access(Command command) {
            if (closed) {
                throw new UIDetachedException();
            }
            waiting.add(command);
            return new CompletableFuture<>();
        }

        void run() {
            for (var command = waiting.poll(); command != null; command = waiting.poll()) {
                command.execute();
            }
        }
    }
}
