package io.parley.conversation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.parley.attachment.Attachment;
import io.parley.attachment.SentFiles;
import io.parley.realtime.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Lets messages go whose time is over, every minute: their texts, earlier wordings, reactions and files are deleted, and nobody sees
 * that they were there. Their numbers stay. Several nodes may do so at once: each looks again under the lock of the conversation.
 */
@Component
class ExpiredMessages extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(ExpiredMessages.class);
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Limit AT_ONCE = Limit.of(25);

    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final ExpiringMessageRepository expiring;
    private final MessageVersionRepository versions;
    private final OwnChangeRepository ownChanges;
    private final SentFiles files;
    private final GroupCommit commits;
    private final RecentChanges recent;
    private final ConversationDelivery delivery;
    private final Clock clock;

    ExpiredMessages(
            ConversationRepository conversations,
            MessageRepository messages,
            ExpiringMessageRepository expiring,
            MessageVersionRepository versions,
            OwnChangeRepository ownChanges,
            SentFiles files,
            GroupCommit commits,
            RecentChanges recent,
            ConversationDelivery delivery,
            Clock clock) {
        super("expired-messages", PACE, PACE);
        this.conversations = conversations;
        this.messages = messages;
        this.expiring = expiring;
        this.versions = versions;
        this.ownChanges = ownChanges;
        this.files = files;
        this.commits = commits;
        this.recent = recent;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    protected void round() {
        sweep();
    }

    /** Lets everything go whose time is over; what fails is tried again in the next round, and keeps nothing else. */
    synchronized void sweep() {
        try {
            var goesOn = true;
            while (goesOn) {
                var due = expiring.due(clock.instant(), AT_ONCE).stream()
                        .collect(groupingBy(
                                ExpiringMessageEntity::conversationId, mapping(ExpiringMessageEntity::seq, toList())));
                var gone = due.entrySet().stream()
                        .filter(some -> isLetGo(some.getKey(), some.getValue()))
                        .count();
                goesOn = gone > 0;
            }
        } catch (RuntimeException e) {
            log.warn("Messages whose time is over could not be found; trying again in a minute", e);
        }
    }

    private boolean isLetGo(ConversationId id, List<Long> seqs) {
        try {
            letGo(id, seqs);
            return true;
        } catch (RuntimeException e) {
            log.warn("Messages of a conversation whose time is over could not be deleted; trying again in a minute", e);
            return false;
        }
    }

    private void letGo(ConversationId id, List<Long> seqs) {
        var people = conversations.findPair(id.value()).orElseThrow().people();
        var rev = commits.run(Optional.of(id), () -> gone(id, seqs));
        recent.forget(id);
        delivery.changed(id, people.getFirst(), people.getLast(), rev);
    }

    private long gone(ConversationId id, List<Long> seqs) {
        var conversation = conversations.findById(id.value()).orElseThrow();
        var people = conversation.people();
        // an edit in the same transaction has left a version
        messages.flush();
        for (var message : expiring.left(id.value(), seqs)) {
            files.delete(message.toMessage().attachments().stream()
                    .map(Attachment::id)
                    .toList());
            message.delete(conversation.raiseRev(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            versions.remove(id.value(), message.seq());
            for (var person : people) {
                message.hideFrom(person);
                ownChanges.save(new OwnChangeEntity(id, person, conversation.rev(), message.seq()));
            }
        }
        expiring.remove(id.value(), seqs);
        messages.flush();
        for (var person : people) {
            conversation.hidden(
                    person,
                    messages.lastVisible(person.value(), id.value(), Long.MAX_VALUE)
                            .orElse(0L),
                    people.stream()
                            .filter(peer -> !peer.equals(person))
                            .findFirst()
                            .flatMap(peer -> messages.lastLeft(id.value(), peer.value()))
                            .orElse(0L));
        }
        return conversation.rev();
    }
}
