package io.parley.account;

/** A person has ended log-ins in other browsers: what lives on in them without a session ends too. */
public record BrowsersEnded(UserId userId) {}
