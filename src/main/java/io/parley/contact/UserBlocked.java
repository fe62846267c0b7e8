package io.parley.contact;

import io.parley.account.UserId;

/** A person does not want to hear of another any more. */
public record UserBlocked(UserId blocker, UserId blocked) {}
