package io.parley.security;

import io.parley.account.ClientAddress;
import io.parley.account.UserId;

/** A remember-me token was shown that had been used before: two have it, and no browser of this person is remembered now. */
public record RememberedBrowserCopied(UserId userId, ClientAddress from) {}
