package io.parley.security;

import io.parley.account.ClientAddress;
import io.parley.account.UserId;

/** A browser that is remembered has begun a session without a password. */
public record CameBack(UserId userId, ClientAddress from) {}
