package io.parley.presence;

import io.parley.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps when people were here last; never lets it go back. */
@Component
class LastSeenStore {

    /** The most ids in one statement. */
    private static final int CHUNK = 500;

    private final LastSeenRepository repository;

    LastSeenStore(LastSeenRepository repository) {
        this.repository = repository;
    }

    /** When each of these people was here last; who never was is left out. */
    @Transactional(readOnly = true)
    public Map<UserId, Instant> find(Collection<UserId> people) {
        var found = new HashMap<UserId, Instant>();
        for (var chunk : chunks(people)) {
            repository.findByUserIdIn(chunk).forEach(seen -> found.put(new UserId(seen.userId()), seen.at()));
        }
        return found;
    }

    /** Writes down that all of these people were here at this instant. */
    @Transactional
    public void seen(Collection<UserId> people, Instant at) {
        for (var chunk : chunks(people)) {
            repository.advance(chunk, at);
            repository.begin(chunk, at);
        }
    }

    private static List<List<Long>> chunks(Collection<UserId> people) {
        var ids = people.stream().map(UserId::value).sorted().toList();
        var chunks = new ArrayList<List<Long>>();
        for (var from = 0; from < ids.size(); from += CHUNK) {
            chunks.add(ids.subList(from, Math.min(from + CHUNK, ids.size())));
        }
        return chunks;
    }
}
