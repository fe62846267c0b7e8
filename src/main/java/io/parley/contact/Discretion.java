package io.parley.contact;

import io.parley.account.UserId;
import io.parley.presence.PresenceDiscretion;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the presence of those who do not share it, and of both where one has blocked the other. */
@Component
class Discretion implements PresenceDiscretion {

    private final Silences silences;
    private final PrivacyService privacy;

    Discretion(Silences silences, PrivacyService privacy) {
        this.silences = silences;
        this.privacy = privacy;
    }

    @Override
    public Set<UserId> hiddenFrom(UserId viewer, Collection<UserId> people) {
        var silent = silences.of(viewer);
        return people.stream()
                .filter(person -> !person.equals(viewer))
                .filter(person -> silent.contains(person) || !privacy.of(person).presence())
                .collect(Collectors.toSet());
    }
}
