package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The drafts, one per author and peer, and what tells the author's other screens about them. */
@Component
class Drafts {

    private final DraftRepository drafts;
    private final ApplicationEventPublisher events;

    Drafts(DraftRepository drafts, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.events = events;
    }

    Optional<Draft> find(UserId author, UserId peer) {
        return Optional.ofNullable(find(author, List.of(peer)).get(peer));
    }

    /** The drafts of an author for some people, with one query. */
    Map<UserId, Draft> find(UserId author, Collection<UserId> peers) {
        return drafts.of(author.value(), peers.stream().map(UserId::value).toList()).stream()
                .collect(toMap(DraftEntity::peer, DraftEntity::toDraft));
    }

    void keep(DraftEntity draft, DraftChanged change) {
        drafts.saveAndFlush(draft);
        events.publishEvent(change);
    }

    void remove(DraftChanged change) {
        tell(change, drafts.remove(change.author().value(), change.peer().value()));
    }

    /** Removes the draft of a message that is being stored. */
    void remove(DraftChanged change, ClientMessageId sent) {
        tell(change, drafts.remove(change.author().value(), change.peer().value(), sent.value()));
    }

    private void tell(DraftChanged change, int removed) {
        if (removed > 0) {
            events.publishEvent(change);
        }
    }
}
