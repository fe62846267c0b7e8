package io.parley.contact;

import io.parley.account.UserId;

/** A person has let another in, by writing to him or by taking what he has written; that one is no stranger to him any more. */
public record StrangerLetIn(UserId person, UserId stranger) {}
