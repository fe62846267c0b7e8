package io.parley.contact;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.parley.account.AccountDirectory;
import io.parley.account.AccountService;
import io.parley.account.DirectoryCursor;
import io.parley.account.DirectoryPage;
import io.parley.account.Namesake;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom a person may write to: everybody else on this installation; and of whom he does not want to hear. */
@Service
public class ContactService {

    /** The most people on one page. */
    public static final int PAGE_SIZE = 50;

    /** One for the block that has come from another tab in the same moment, or the conversation that has begun in it. */
    private static final int ATTEMPTS = 3;

    private final AccountDirectory directory;
    private final Acquaintances acquaintances;
    private final AccountService accounts;
    private final BlockRepository blocks;
    private final Silences silences;
    private final Strangers strangers;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactService(
            AccountDirectory directory,
            Acquaintances acquaintances,
            AccountService accounts,
            BlockRepository blocks,
            Silences silences,
            Strangers strangers,
            PlatformTransactionManager transactionManager,
            ApplicationEventPublisher events,
            Clock clock) {
        this.directory = directory;
        this.acquaintances = acquaintances;
        this.accounts = accounts;
        this.blocks = blocks;
        this.silences = silences;
        this.strangers = strangers;
        this.transaction = new TransactionTemplate(transactionManager);
        this.events = events;
        this.clock = clock;
    }

    /**
     * A page of the people whom the viewer may write to, by name, with one query however many there are.
     *
     * @param query leaves in who has it in his name or handle
     * @param after where the page before has ended
     */
    public DirectoryPage people(UserId viewer, Optional<PeopleQuery> query, Optional<DirectoryCursor> after) {
        return directory.page(viewer, query.map(PeopleQuery::text), after, PAGE_SIZE);
    }

    /**
     * Whose names are easily mistaken for that of somebody whom the viewer may trust: an administrator, one with whom he has
     * written, or himself. With two queries at most, however many there are.
     *
     * @return for whom each of them could be mistaken; who looks like nobody is left out
     */
    public Map<UserId, Username> lookAlikes(UserId viewer, Collection<UserId> people) {
        var namesakes = directory.namesakes(people);
        var known = acquaintances.among(
                namesakes.stream().map(namesake -> namesake.other().id()).collect(toSet()), viewer);
        return namesakes.stream()
                .filter(namesake -> namesake.administrator()
                        || namesake.other().id().equals(viewer)
                        || known.contains(namesake.other().id()))
                .collect(toMap(Namesake::person, namesake -> namesake.other().username(), (first, later) -> first));
    }

    /**
     * From now on neither of the two hears of the other, and nothing tells the other one that it is so. Does nothing where it is
     * so already, or there is no such person, or it is the viewer.
     */
    public void block(UserId viewer, UserId person) {
        if (!viewer.equals(person) && accounts.profile(person).isPresent()) {
            attempt(() -> {
                if (!hasBlocked(viewer, person)) {
                    blocks.saveAndFlush(
                            new BlockEntity(viewer, person, clock.instant().truncatedTo(ChronoUnit.MICROS)));
                    events.publishEvent(new UserBlocked(viewer, person));
                }
            });
        }
    }

    /** Takes a block back: what comes from now on arrives, and what was sent meanwhile never does. */
    public void unblock(UserId viewer, UserId person) {
        attempt(() -> {
            if (blocks.remove(viewer.value(), person.value()) > 0) {
                events.publishEvent(new UserUnblocked(viewer, person));
            }
        });
    }

    /** Whom a person has blocked, the last one first. */
    @Transactional(readOnly = true)
    public List<UserProfile> blocked(UserId viewer) {
        var ids = blocks.blockedBy(viewer.value()).stream().map(UserId::new).toList();
        var profiles = accounts.profiles(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(profiles.get(id))).toList();
    }

    /** Whether a person has blocked another, which is his own secret. */
    public boolean hasBlocked(UserId person, UserId other) {
        return blocks.exists(person.value(), other.value());
    }

    /** Whether one of these two has blocked the other; it may take a moment until it is known everywhere. */
    public boolean areSilent(UserId one, UserId other) {
        return silences.of(one).contains(other);
    }

    /** Whether what a stranger writes waits until the recipient lets him in. */
    public boolean strangersHaveToAsk() {
        return strangers.haveToAsk();
    }

    /** Whether one of these two has yet to let the other in; it may take a moment until it is known everywhere. */
    public boolean areStrangers(UserId one, UserId other) {
        return !strangers.strangeTo(one, List.of(other)).isEmpty()
                || !strangers.strangeTo(other, List.of(one)).isEmpty();
    }

    private void attempt(Runnable work) {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(status -> work.run());
                return;
            } catch (DataIntegrityViolationException somebodyWasFaster) {
                continue;
            }
        }
        transaction.executeWithoutResult(status -> work.run());
    }
}
