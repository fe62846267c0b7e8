package io.parley.account;

import java.util.Optional;

/**
 * What a newcomer tells.
 *
 * @param displayName where absent the person is called by the username
 */
public record Registration(
        EmailAddress email, Username username, Optional<DisplayName> displayName, Password password) {}
