package io.parley.account;

import java.util.List;
import java.util.Optional;

/**
 * Some people of this installation, by their names.
 *
 * @param next where the following page begins, absent on the last one
 */
public record DirectoryPage(List<UserProfile> people, Optional<DirectoryCursor> next) {

    public DirectoryPage {
        people = List.copyOf(people);
    }
}
