package io.parley.notification;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Alerts until their time has come, as many as there is room for; what is new in one conversation is one of them. */
@Component
class WaitingAlerts {

    private record Key(UserId user, ConversationId conversation, Optional<Long> subscription) {}

    private record Waiting(Alert alert, Instant due) {}

    private final int room;
    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();
    private int dropped;

    WaitingAlerts(PushProperties properties) {
        room = properties.mostWaiting();
    }

    /**
     * Adds one; what waits for the same conversation already is about the newer message as well then, and no later due.
     */
    synchronized void add(Alert alert, Instant due) {
        var key = new Key(alert.user(), alert.conversation(), alert.subscription());
        var before = waiting.get(key);
        if (before == null && waiting.size() >= room) {
            dropped++;
        } else if (before == null) {
            waiting.put(key, new Waiting(alert, due));
        } else {
            waiting.put(key, new Waiting(alert.from(before.alert().oldest()), before.due()));
        }
    }

    /** How many had no room since this was asked. */
    synchronized int takeDropped() {
        var since = dropped;
        dropped = 0;
        return since;
    }

    /** Takes those whose time has come, at most so many. */
    synchronized List<Alert> take(Instant now, int most) {
        var taken = new ArrayList<Alert>();
        for (var rows = waiting.values().iterator(); rows.hasNext() && taken.size() < most; ) {
            var next = rows.next();
            if (!next.due().isAfter(now)) {
                taken.add(next.alert());
                rows.remove();
            }
        }
        return taken;
    }
}
