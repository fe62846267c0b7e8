package io.parley.conversation;

import io.parley.account.UserId;

/** What an author has typed for a person is another than before, or no more. */
record DraftChanged(UserId author, UserId peer) {}
