package io.parley.account;

/** A person has registered. */
public record AccountCreated(UserId userId) {}
