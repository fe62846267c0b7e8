package io.parley.account;

import java.time.Instant;

/**
 * A browser in which a person is logged in.
 *
 * @param number names it as long as the log-in lasts
 * @param isCurrent whether it is the one in which the person acts now
 * @param name what kind of browser it says it is, such as "Firefox · Linux"; empty if it has not said so
 * @param since when the person logged in, or came back
 * @param usedAt when the person touched it last
 */
public record LiveBrowser(long number, boolean isCurrent, String name, Instant since, Instant usedAt) {}
