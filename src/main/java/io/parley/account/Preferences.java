package io.parley.account;

import java.util.Locale;
import java.util.Optional;

/**
 * How a person wants the screens to be.
 *
 * @param language where absent the browser decides
 * @param twelveHours whether a time of day is "2:05 PM" and not "14:05"
 */
public record Preferences(Optional<Locale> language, Appearance appearance, boolean twelveHours) {

    /** Of whoever has chosen nothing. */
    public static final Preferences NONE = new Preferences(Optional.empty(), Appearance.SYSTEM, false);
}
