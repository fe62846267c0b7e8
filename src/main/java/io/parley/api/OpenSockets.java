package io.parley.api;

import io.parley.account.AccessTokenId;
import io.parley.account.AccessTokens;
import io.parley.account.ClientAddress;
import io.parley.account.Credential;
import io.parley.account.CredentialEnded;
import io.parley.account.UserId;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The sockets of programs that are open: counts them, looks after them every second, and closes those whose log-in has
 * ended. At the end of the process what has been asked for is done first.
 */
@Component
class OpenSockets implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** Tokens are asked about at every second look, so many at once. */
    private static final int MOST_TOKENS = 500;

    private final AccessTokens tokens;
    private final ApiProperties limits;
    private final Clock clock;
    private final Set<LiveSocket> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<UserId, Integer> byPerson = new ConcurrentHashMap<>();
    private final ConcurrentMap<ClientAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService pulse;
    private long looks;
    private volatile boolean running;

    OpenSockets(AccessTokens tokens, ApiProperties limits, Clock clock) {
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether there is room for another socket; it is counted by {@link #add} once it is open, and that alone is sure. */
    boolean hasRoom(UserId user, ClientAddress address) {
        return byPerson.getOrDefault(user, 0) < limits.socketsPerPerson()
                && byAddress.getOrDefault(address, 0) < limits.socketsPerAddress();
    }

    /** Takes in a socket that has been opened; false if others were faster and there is no room for it any more. */
    boolean add(LiveSocket socket) {
        all.add(socket);
        var ofPerson = byPerson.merge(socket.user(), 1, Integer::sum);
        var ofAddress = byAddress.merge(socket.address(), 1, Integer::sum);
        var fits = ofPerson <= limits.socketsPerPerson() && ofAddress <= limits.socketsPerAddress();
        if (!fits) {
            remove(socket);
        }
        return fits;
    }

    void remove(LiveSocket socket) {
        if (all.remove(socket)) {
            byPerson.computeIfPresent(socket.user(), (user, count) -> count == 1 ? null : count - 1);
            byAddress.computeIfPresent(socket.address(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    int size() {
        return all.size();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CredentialEnded event) {
        all.stream()
                .filter(socket -> socket.caller.credential().equals(event.credential()))
                .forEach(OpenSockets::logOut);
    }

    private static void logOut(LiveSocket socket) {
        socket.end(LiveSocket.LOGGED_OUT, "Logged out");
    }

    private void look() {
        look(System.nanoTime());
    }

    /** @param now by the clock of {@link System#nanoTime} */
    void look(long now) {
        try {
            all.forEach(socket -> socket.tick(now));
            looks++;
            if (looks % 2 == 0) {
                endInvalid();
            }
        } catch (RuntimeException e) {
            log.error("The sockets of programs could not be looked after; trying again", e);
        }
    }

    /** Whoever has been disabled, and whatever else nobody has told of. */
    private void endInvalid() {
        var now = clock.instant();
        var asked = new ArrayList<AccessTokenId>();
        for (var socket : all) {
            switch (socket.caller.credential()) {
                case Credential.Token token when token.expiresAt().isAfter(now) -> asked.add(token.id());
                case Credential.Token expired -> logOut(socket);
                case Credential.Browser browser -> {
                    if (!socket.isLoggedIn()) {
                        logOut(socket);
                    }
                }
            }
        }
        var distinct = asked.stream().distinct().toList();
        for (var from = 0; from < distinct.size(); from += MOST_TOKENS) {
            endInvalid(distinct.subList(from, Math.min(from + MOST_TOKENS, distinct.size())));
        }
    }

    private void endInvalid(List<AccessTokenId> asked) {
        var valid = tokens.stillValid(asked);
        var ended = Set.copyOf(asked.stream().filter(id -> !valid.contains(id)).toList());
        all.stream()
                .filter(socket ->
                        socket.caller.credential() instanceof Credential.Token token && ended.contains(token.id()))
                .forEach(OpenSockets::logOut);
    }

    @Override
    public void start() {
        var beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sockets").factory());
        beats.scheduleWithFixedDelay(this::look, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        pulse = beats;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (pulse != null) {
            pulse.shutdown();
        }
        var until = System.nanoTime() + FAREWELL.toNanos();
        var open = List.copyOf(all);
        open.forEach(socket -> socket.awaitIdle(Duration.ofNanos(Math.max(0, until - System.nanoTime()))));
        open.forEach(socket -> socket.end(CloseCodes.GOING_AWAY.getCode(), "Parley is being stopped"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
