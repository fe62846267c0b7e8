package io.parley.account;

/** Somebody has proved to be a person, by name and password. */
public record LoggedIn(UserId userId, ClientAddress from) {}
