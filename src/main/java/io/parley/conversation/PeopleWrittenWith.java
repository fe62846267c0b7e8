package io.parley.conversation;

import static java.util.stream.Collectors.toSet;

import io.parley.account.UserId;
import io.parley.contact.Acquaintances;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Knows who has a conversation with whom, and who has let whom in. */
@Component
class PeopleWrittenWith implements Acquaintances {

    /** From the people on, because H2 would otherwise look at all conversations of the one. */
    private static final String OPEN = """
            select other.user_id
            from unnest(cast(? as bigint array)) as wanted (user_id)
            left join conversation_pair pair on pair.low_user_id = least(wanted.user_id, cast(? as bigint))
                and pair.high_user_id = greatest(wanted.user_id, cast(? as bigint))
            left join participant other on other.conversation_id = pair.conversation_id and other.user_id = wanted.user_id
            where (other.last_seq > 0 or other.own_rev > 0) and other.peer_waits = false""";

    private final ParticipantRepository participants;
    private final JdbcTemplate jdbc;

    PeopleWrittenWith(ParticipantRepository participants, JdbcTemplate jdbc) {
        this.participants = participants;
        this.jdbc = jdbc;
    }

    @Override
    public Set<UserId> among(Collection<UserId> people, UserId person) {
        return people.isEmpty() ? Set.of() : people(participants.peersAmong(person.value(), values(people)));
    }

    @Override
    public Set<UserId> openTo(UserId person, Collection<UserId> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return people(jdbc.query(
                OPEN,
                statement -> {
                    var wanted = values(people).toArray();
                    statement.setArray(1, statement.getConnection().createArrayOf("bigint", wanted));
                    statement.setLong(2, person.value());
                    statement.setLong(3, person.value());
                },
                (row, number) -> row.getLong(1)));
    }

    private static List<Long> values(Collection<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }

    private static Set<UserId> people(List<Long> values) {
        return values.stream().map(UserId::new).collect(toSet());
    }
}
