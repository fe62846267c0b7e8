package io.parley.conversation;

import static java.util.stream.Collectors.toSet;

import io.parley.account.UserId;
import io.parley.contact.Acquaintances;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Knows who has a conversation with whom. */
@Component
class PeopleWrittenWith implements Acquaintances {

    private final ParticipantRepository participants;

    PeopleWrittenWith(ParticipantRepository participants) {
        this.participants = participants;
    }

    @Override
    public Set<UserId> among(Collection<UserId> people, UserId person) {
        return people.isEmpty()
                ? Set.of()
                : participants
                        .peersAmong(
                                person.value(),
                                people.stream().map(UserId::value).toList())
                        .stream()
                        .map(UserId::new)
                        .collect(toSet());
    }
}
