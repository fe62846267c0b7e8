package io.parley.account;

import java.util.Locale;
import java.util.Optional;

/**
 * How a person wants the screens to be.
 *
 * @param language where absent the browser decides
 */
public record Preferences(Optional<Locale> language, Appearance appearance) {}
