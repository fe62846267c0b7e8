package io.parley.account;

/** A person has become administrator. */
public record AdministratorMade(UserId userId) {}
