package io.parley.security;

import io.parley.account.ClientAddress;
import io.parley.account.UserId;

/** A person has ended his session. */
public record LoggedOut(UserId userId, ClientAddress from) {}
