package io.parley.account;

/** Somebody who may log in, as the log-in needs to know him. */
public record Member(UserId userId, Username username, Role role) {}
