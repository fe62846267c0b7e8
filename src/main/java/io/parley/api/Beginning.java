package io.parley.api;

import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationRevision;
import io.parley.conversation.ConversationService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From which revision on a socket tells each conversation. Of one that a program does not name it holds nothing, so all of it
 * is told; unless it names none at all, or there are too many to know which of them are new to it. These are passed over up to
 * where they stand now, and it is told which.
 *
 * @param told what is told from a revision on that lies behind
 * @param passedOver what is told only from where it stands now
 * @param knowsAll whether a conversation that is in neither of them has begun since
 */
record Beginning(Map<ConversationId, Long> told, Map<ConversationId, Long> passedOver, boolean knowsAll) {

    /** @param held what the program holds, by its revisions */
    static Beginning of(List<ConversationRevision> now, Map<ConversationId, Long> held) {
        var knowsAll = now.size() < ConversationService.MAX_REVISIONS;
        var tellsTheRest = knowsAll && !held.isEmpty();
        var told = new LinkedHashMap<>(held);
        var passedOver = new LinkedHashMap<ConversationId, Long>();
        for (var conversation : now) {
            if (tellsTheRest) {
                told.putIfAbsent(conversation.id(), 0L);
            } else if (!held.containsKey(conversation.id())) {
                passedOver.put(conversation.id(), conversation.rev());
            }
        }
        return new Beginning(told, passedOver, knowsAll);
    }
}
