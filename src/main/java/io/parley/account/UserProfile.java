package io.parley.account;

import java.util.Optional;

/**
 * What everybody on this installation may see of a person.
 *
 * @param avatarVersion names the present picture; absent while the person has none and is shown by coloured initials
 */
public record UserProfile(UserId id, Username username, DisplayName displayName, Optional<String> avatarVersion) {

    /** The address of the picture on this server, which changes with the picture. */
    public Optional<String> avatarUrl() {
        return avatarVersion.map(version -> "avatar/" + id + "/" + version);
    }
}
