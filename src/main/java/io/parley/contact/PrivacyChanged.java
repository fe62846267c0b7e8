package io.parley.contact;

import io.parley.account.UserId;

/** A person lets others know more or less of him than before. */
public record PrivacyChanged(UserId person) {}
