package io.parley.notification;

import io.parley.account.UserId;

/** A person wants to be told of new messages in another way. */
public record NoticeSettingsChanged(UserId userId) {}
