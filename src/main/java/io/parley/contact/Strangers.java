package io.parley.contact;

import static java.util.stream.Collectors.toSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parley.account.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * To whom somebody is a stranger, where strangers have to ask first.
 *
 * <p>Asked with every sign of life, so it is remembered for a moment. Whether a message waits is decided by the conversation, in
 * the transaction that stores it.
 */
@Component
class Strangers {

    private static final int REMEMBERED = 100_000;

    /** So long another node may not know that somebody has been let in. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    /** One person, seen from another who would like to know of him. */
    private record Approach(UserId stranger, UserId person) {}

    private final boolean askFirst;
    private final Acquaintances acquaintances;
    private final Cache<Approach, Boolean> open = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(A_MOMENT)
            .build();

    Strangers(ContactProperties properties, Acquaintances acquaintances) {
        askFirst = properties.askFirst();
        this.acquaintances = acquaintances;
    }

    boolean haveToAsk() {
        return askFirst;
    }

    /** Those of some other people to whom this one is a stranger. */
    Set<UserId> strangeTo(UserId person, Collection<UserId> others) {
        if (!askFirst) {
            return Set.of();
        }
        var approaches =
                others.stream().map(other -> new Approach(person, other)).toList();
        return open.getAll(approaches, unknown -> find(person, unknown)).entrySet().stream()
                .filter(known -> !known.getValue())
                .map(known -> known.getKey().person())
                .collect(toSet());
    }

    private Map<Approach, Boolean> find(UserId person, Set<? extends Approach> unknown) {
        var others = unknown.stream().map(Approach::person).collect(toSet());
        var open = acquaintances.openTo(person, others);
        return unknown.stream()
                .collect(Collectors.toMap(Function.identity(), approach -> open.contains(approach.person())));
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(StrangerLetIn let) {
        open.invalidate(new Approach(let.stranger(), let.person()));
    }
}
