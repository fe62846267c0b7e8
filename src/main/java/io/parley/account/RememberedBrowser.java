package io.parley.account;

import java.time.Instant;

/**
 * A browser that is let in without a password, although nobody is logged in with it now.
 *
 * @param series under which it is remembered, which by itself lets nobody in
 * @param name what kind of browser it said it was, such as "Firefox · Linux"; empty if it did not say so
 * @param usedAt when it was let in last
 */
public record RememberedBrowser(String series, String name, Instant usedAt) {}
