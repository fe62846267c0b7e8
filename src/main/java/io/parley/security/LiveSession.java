package io.parley.security;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import io.parley.account.LiveBrowser;
import io.parley.account.UserId;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person who is logged in with one browser, and the tabs that are open in it. */
final class LiveSession implements HttpSessionBindingListener {

    static final String ATTRIBUTE = LiveSession.class.getName();

    private static final long LONGEST_FAREWELL_MILLIS = 2_000;

    /** A tab, numbered in the order of opening. */
    record Tab(UI ui, long number) {}

    private final UserId user;
    private final HttpSession session;
    private final long number;
    private final IdleWatch idle;
    private final Instant since;
    private final Consumer<LiveSession> onEnd;
    private final Set<Tab> tabs = ConcurrentHashMap.newKeySet();
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private volatile String name = "";
    private volatile Optional<String> series = Optional.empty();

    /** @param idle just begun */
    LiveSession(UserId user, HttpSession session, long number, IdleWatch idle, Consumer<LiveSession> onEnd) {
        this.user = user;
        this.session = session;
        this.number = number;
        this.idle = idle;
        since = idle.lastTouched();
        this.onEnd = onEnd;
    }

    UserId user() {
        return user;
    }

    long number() {
        return number;
    }

    IdleWatch idle() {
        return idle;
    }

    /** What is known of the browser since it has opened a tab: its kind, and under which series it is remembered. */
    void note(String kind, Optional<String> remembered) {
        name = kind;
        series = remembered;
    }

    Optional<String> series() {
        return series;
    }

    LiveBrowser toBrowser(boolean isCurrent) {
        return new LiveBrowser(number, isCurrent, name, since, idle.lastTouched());
    }

    Collection<Tab> tabs() {
        return tabs;
    }

    void opened(Tab tab) {
        tabs.add(tab);
        var id = Integer.toString(tab.ui().getUIId());
        untold.add(id);
        tab.ui().addDetachListener(event -> {
            tabs.remove(tab);
            untold.remove(id);
        });
    }

    /** Whether a tab, by the number that Vaadin gave it, has been told nothing yet; from now on it has. */
    boolean isFirstTold(@Nullable String id) {
        return id != null && untold.remove(id);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        onEnd.accept(this);
    }

    /** Ends the session, having told its tabs where to go; takes a moment, so not on a thread that somebody waits for. */
    void end(String location) {
        sendAway(tabs, location);
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            // has ended by itself meanwhile
            onEnd.accept(this);
        }
    }

    /** Closes one tab. */
    void close(Tab tab, String location) {
        tabs.remove(tab);
        sendAway(Set.of(tab), location);
    }

    /** Sends all tabs to another page, but the one whose request is being answered, if any. */
    void sendOthersAway(@Nullable UI except, String location) {
        sendAway(tabs.stream().filter(tab -> tab.ui() != except).toList(), location);
    }

    void sendAllAway(String location) {
        sendAway(tabs, location);
    }

    private static void sendAway(Collection<Tab> tabs, String location) {
        var waiting = new ArrayList<Future<?>>();
        for (var tab : tabs) {
            var ui = tab.ui();
            var session = ui.getSession();
            if (session == null) {
                continue;
            }
            if (session.hasLock()) {
                go(ui, location);
            } else {
                try {
                    waiting.add(ui.access(() -> go(ui, location)));
                } catch (UIDetachedException e) {
                    // closed meanwhile, which is as good
                }
            }
        }
        await(waiting);
    }

    private static void go(UI ui, String location) {
        ui.getPage().setLocation(location);
        if (ui.getPushConfiguration().getPushMode().isEnabled()) {
            ui.push();
            // waits until the browser has been told: the server closes the connections of a session that ends at once
            ui.getInternals().getPushConnection().disconnect();
        }
    }

    /** A session that is busy with something else must not outlive its end by more than this. */
    private static void await(Collection<Future<?>> waiting) {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_FAREWELL_MILLIS);
        for (var future : waiting) {
            try {
                future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException e) {
                // this tab will notice by itself
            }
        }
    }
}
