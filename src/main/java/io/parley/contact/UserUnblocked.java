package io.parley.contact;

import io.parley.account.UserId;

/** A person wants to hear of another again. */
public record UserUnblocked(UserId blocker, UserId blocked) {}
