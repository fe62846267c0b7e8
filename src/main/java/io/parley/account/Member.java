package io.parley.account;

/**
 * Somebody who may log in, as the log-in needs to know him.
 *
 * @param passwordMark tells his password from any other that he has or had, and nothing else of it
 */
public record Member(UserId userId, Username username, Role role, String passwordMark) {}
