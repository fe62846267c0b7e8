package io.parley.account;

/** Where a page of the {@link AccountDirectory} has ended; to be handed back as it is. */
public record DirectoryCursor(String nameKey, UserId id) {}
