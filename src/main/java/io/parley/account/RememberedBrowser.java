package io.parley.account;

import java.time.Instant;

/**
 * A browser that is let in without a password, although nobody is logged in with it now.
 *
 * @param series under which it is remembered, which by itself lets nobody in
 * @param usedAt when it was let in last
 */
public record RememberedBrowser(String series, Instant usedAt) {}
