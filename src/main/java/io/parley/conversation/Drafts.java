package io.parley.conversation;

import static java.util.stream.Collectors.toMap;

import io.parley.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The drafts, one per author and peer, and what tells the author's other screens about them. */
@Component
class Drafts {

    /** A draft that may be there of a message that is being stored. */
    record SentDraft(DraftChanged change, ClientMessageId clientId) {

        private Object[] row() {
            return new Object[] {change.author().value(), change.peer().value(), clientId.value()};
        }
    }

    private final DraftRepository drafts;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    Drafts(DraftRepository drafts, JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.jdbc = jdbc;
        this.events = events;
    }

    Optional<Draft> find(UserId author, UserId peer) {
        return drafts.of(author.value(), peer.value()).map(DraftRepository.Kept::toDraft);
    }

    /** The drafts of an author for some people, with one query. */
    Map<UserId, Draft> find(UserId author, Collection<UserId> peers) {
        if (peers.size() == 1) {
            var peer = peers.iterator().next();
            return find(author, peer).map(draft -> Map.of(peer, draft)).orElseGet(Map::of);
        }
        return drafts.of(author.value(), peers.stream().map(UserId::value).toList()).stream()
                .collect(toMap(DraftRepository.Kept::peer, DraftRepository.Kept::toDraft));
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

    /** Removes the drafts of some messages that are being stored, with one statement. */
    void remove(List<SentDraft> sent) {
        var removed = jdbc.batchUpdate(
                "delete from draft where author_id = ? and peer_id = ? and client_id = ?",
                sent.stream().map(SentDraft::row).toList());
        for (var index = 0; index < removed.length; index++) {
            tell(sent.get(index).change(), removed[index]);
        }
    }

    private void tell(DraftChanged change, int removed) {
        if (removed > 0) {
            events.publishEvent(change);
        }
    }
}
