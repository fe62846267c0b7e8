package io.parley.contact;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What a person lets others know of him: everybody, and some of them more or less.
 *
 * <p>What he chooses holds from now on, and for what comes: nothing of the past is told later, or taken back.
 */
@Service
public class PrivacyService {

    /** All that a person has chosen. */
    private record Choices(Privacy everybody, Map<UserId, PrivacyException> exceptions) {

        Privacy towards(UserId peer) {
            return exceptions.getOrDefault(peer, PrivacyException.NONE).applyTo(everybody);
        }
    }

    /** Whom a person lets know more or less of him than everybody. */
    public record Excepted(UserProfile person, PrivacyException exception) {}

    private final PrivacyRepository privacies;
    private final PrivacyExceptionRepository exceptions;
    private final AccountService accounts;
    private final ApplicationEventPublisher events;
    private final ForAMoment<Choices> known;

    PrivacyService(
            PrivacyRepository privacies,
            PrivacyExceptionRepository exceptions,
            AccountService accounts,
            ApplicationEventPublisher events,
            Moment moment) {
        this.privacies = privacies;
        this.exceptions = exceptions;
        this.accounts = accounts;
        this.events = events;
        known = new ForAMoment<>(moment);
    }

    /** What everybody may know. */
    public Privacy of(UserId person) {
        return choices(person).everybody();
    }

    /** What this one other may know. */
    public Privacy towards(UserId person, UserId peer) {
        return choices(person).towards(peer);
    }

    /** Whether receipts go from a reader to an author: if he shares what he reads, with one who shares it himself. */
    public boolean sharesReceipts(UserId reader, UserId author) {
        return towards(reader, author).receipts() && towards(author, reader).receipts();
    }

    /** Changes what everybody may know from now on, but for the exceptions. */
    @Transactional
    public void change(UserId person, UnaryOperator<Privacy> change) {
        privacies.lock(person.value());
        privacies.save(new PrivacyEntity(person, change.apply(find(person).everybody())));
        events.publishEvent(new PrivacyChanged(person));
    }

    /**
     * Changes what this one other may know from now on. As far as it is what everybody may know, it goes on following that. Whether the
     * person is here is the same for everybody. Ignored where there is no such other.
     */
    @Transactional
    public void changeTowards(UserId person, UserId peer, UnaryOperator<Privacy> change) {
        if (person.equals(peer) || accounts.profile(peer).isEmpty()) {
            return;
        }
        privacies.lock(person.value());
        var now = find(person);
        var exception = PrivacyException.between(now.everybody(), change.apply(now.towards(peer)));
        if (exception.equals(PrivacyException.NONE)) {
            exceptions.remove(person.value(), peer.value());
        } else {
            exceptions.save(new PrivacyExceptionEntity(person, peer, exception));
        }
        events.publishEvent(new PrivacyChanged(person));
    }

    /** From now on this one other may know what everybody may know; it makes no difference where he may already. */
    @Transactional
    public void endException(UserId person, UserId peer) {
        privacies.lock(person.value());
        exceptions.remove(person.value(), peer.value());
        events.publishEvent(new PrivacyChanged(person));
    }

    /** Whom a person lets know more or less than everybody, by name. */
    @Transactional(readOnly = true)
    public List<Excepted> exceptions(UserId person) {
        var all = find(person).exceptions();
        var profiles = accounts.profiles(all.keySet());
        return all.entrySet().stream()
                .flatMap(one -> Stream.ofNullable(profiles.get(one.getKey()))
                        .map(profile -> new Excepted(profile, one.getValue())))
                .sorted(Comparator.comparing(one -> one.person().displayName().value()))
                .toList();
    }

    private Choices choices(UserId person) {
        return known.of(person, this::find);
    }

    private Choices find(UserId person) {
        return new Choices(
                privacies.findById(person.value()).map(PrivacyEntity::toPrivacy).orElse(Privacy.OPEN),
                exceptions.findByAccountId(person.value()).stream()
                        .collect(toUnmodifiableMap(PrivacyExceptionEntity::peer, PrivacyExceptionEntity::toException)));
    }

    @Order(PresenceHints.FORGETTING)
    @TransactionalEventListener
    void on(PrivacyChanged change) {
        known.forget(change.person());
    }
}
