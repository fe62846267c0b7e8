package io.parley.presence;

import io.parley.account.UserId;

/** A person wants to be met in another way than before. */
public record AvailabilityChanged(UserId userId, Availability availability) {}
