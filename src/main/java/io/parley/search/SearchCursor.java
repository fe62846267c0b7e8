package io.parley.search;

import java.time.Instant;

/** Where a page of hits has ended: they come by the time of sending, the latest first. */
public record SearchCursor(Instant sentAt, long messageId) {}
