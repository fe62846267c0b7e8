package io.parley.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody on this installation who can log in, by name. */
@Service
public class AccountDirectory {

    /** The most that are told at once. */
    public static final int MAX_NAMESAKES = 200;

    private final AccountDirectoryRepository accounts;

    AccountDirectory(AccountDirectoryRepository accounts) {
        this.accounts = accounts;
    }

    /**
     * A page of the directory, with one query.
     *
     * @param except is left out
     * @param search part of a display name, regardless of case and accents, or of a handle, with or without its {@code @};
     *     every character stands for itself
     * @param after where the page before has ended
     */
    @Transactional(readOnly = true)
    public DirectoryPage page(UserId except, Optional<String> search, Optional<DirectoryCursor> after, int size) {
        var name = after.map(DirectoryCursor::nameKey).orElse("");
        var id = after.map(cursor -> cursor.id().value()).orElse(0L);
        var oneMore = Limit.of(size + 1);
        var found = search.map(NameKey::of)
                .map(text -> accounts.search(
                        except.value(),
                        containing(text),
                        containing(text.startsWith("@") ? text.substring(1) : text),
                        name,
                        id,
                        oneMore))
                .orElseGet(() -> accounts.page(except.value(), name, id, oneMore));
        var people = found.stream().limit(size).map(AccountEntity::profile).toList();
        return new DirectoryPage(
                people, found.size() > size ? Optional.of(found.get(size - 1).directoryCursor()) : Optional.empty());
    }

    /**
     * Which of some people have a name that looks like that of somebody else. For an administrator come first, then for older
     * accounts; an administrator himself is mistaken for nobody.
     *
     * @return at most {@value #MAX_NAMESAKES}, from one query
     */
    @Transactional(readOnly = true)
    public List<Namesake> namesakes(Collection<UserId> people) {
        return people.isEmpty()
                ? List.of()
                : accounts.namesakes(people.stream().map(UserId::value).toList(), Limit.of(MAX_NAMESAKES));
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
