package io.parley.contact;

import io.parley.account.UserId;
import io.parley.presence.PresenceDiscretion;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps the presence of those who do not share it, of both where one has blocked the other, and from strangers who have to ask. */
@Component
class Discretion implements PresenceDiscretion {

    private final Silences silences;
    private final Strangers strangers;
    private final PrivacyService privacy;

    Discretion(Silences silences, Strangers strangers, PrivacyService privacy) {
        this.silences = silences;
        this.strangers = strangers;
        this.privacy = privacy;
    }

    @Override
    public Set<UserId> hiddenFrom(UserId viewer, Collection<UserId> people) {
        var silent = silences.of(viewer);
        var others = people.stream().filter(person -> !person.equals(viewer)).toList();
        var strangeTo = strangers.strangeTo(viewer, others);
        return others.stream()
                .filter(person -> silent.contains(person)
                        || strangeTo.contains(person)
                        || !privacy.of(person).presence())
                .collect(Collectors.toSet());
    }
}
