package io.parley.search.ui;

import com.ibm.icu.util.Calendar;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How people of a country write a date in a field: in their order of day, month and year, with plain digits and without the
 * marks of direction that no keyboard has. They may divide its parts as they like, and ISO 8601 is read everywhere.
 *
 * <p>English without a country is that of the world, with the day first and weeks that begin on Monday.
 */
record DateFormats(Locale locale) {

    private static final String ISO = "yyyy-MM-dd";
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 12, 31);

    DateFormats {
        locale = locale.equals(Locale.ENGLISH) ? Locale.forLanguageTag("en-001") : locale;
    }

    /** Patterns of day {@code dd}, month {@code MM} and year {@code yyyy}, the first to write and all to read. */
    List<String> patterns() {
        var own = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                        FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale)
                .replaceAll("\\p{Cf}", "")
                .replaceFirst("d+", "dd")
                .replaceFirst("M+", "MM")
                .replaceFirst("y+", "yyyy");
        return Stream.of(own, divided(own, "/"), divided(own, "."), divided(own, "-"), ISO)
                .distinct()
                .toList();
    }

    private static String divided(String pattern, String divider) {
        return pattern.replaceAll("[^dMy]+", divider);
    }

    /** A date as it is written here, whose day can be no month. */
    String example() {
        return formatter(patterns().getFirst()).format(EXAMPLE);
    }

    DayOfWeek firstDayOfWeek() {
        return DayOfWeek.SATURDAY.plus(Calendar.getInstance(locale).getFirstDayOfWeek());
    }

    /** Reads what a browser cannot: a date with the digits of another script, or with marks of direction pasted with it. */
    Optional<LocalDate> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\s]", "")
                .codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return patterns().stream()
                .flatMap(pattern -> read(plain, pattern).stream())
                .findFirst();
    }

    private static Optional<LocalDate> read(String text, String pattern) {
        try {
            return Optional.of(
                    LocalDate.parse(text, formatter(pattern.replace("dd", "d").replace("MM", "M"))));
        } catch (DateTimeException otherPattern) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
