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

    WaitingAlerts(PushProperties properties) {
        room = properties.mostWaiting();
    }

    /**
     * Adds one; what waits for the same conversation already is about the newer message then, and no later due.
     *
     * @return whether there was room
     */
    synchronized boolean add(Alert alert, Instant due) {
        var key = new Key(alert.user(), alert.conversation(), alert.subscription());
        var before = waiting.get(key);
        if (before == null && waiting.size() >= room) {
            return false;
        }
        waiting.put(key, new Waiting(alert, before == null ? due : before.due()));
        return true;
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
