package io.parley.presence;

import io.parley.account.UserId;

/** The presence of a person is another than before. */
public record PresenceChanged(UserId userId, Presence presence) {}
