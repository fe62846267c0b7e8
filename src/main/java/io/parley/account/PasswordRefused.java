package io.parley.account;

import java.util.Optional;

/**
 * A password was wrong, or was not even looked at because too many were wrong before; at a log-in, or where the present
 * password is asked for.
 *
 * @param userId absent where the name is nobody's
 * @param from absent where somebody typed it who is logged in
 */
public record PasswordRefused(Optional<UserId> userId, Optional<ClientAddress> from, boolean tooMany) {}
