package io.parley.uikit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells instants as the person before the screen reads them: in the zone of the browser, the language of the UI, and the
 * manner of the country that the browser names with it ("November 21" or "21 November").
 *
 * <p>The time of day is 24-hour {@code HH:mm} (ISO 8601) in every language, or of twelve hours in the language's manner for
 * whoever wants it so. What says "today" is true when it is asked
 * and grows old: ask again when the screen is shown again.
 */
public final class ViewerTime {

    /** Looks up a text by its key and fills in its parameters. */
    interface Words {
        String of(String key, Object... parameters);
    }

    private final Clock clock;
    private final ZoneId zone;
    private final Locale locale;
    private final boolean twelveHours;
    private final Words words;

    ViewerTime(Clock clock, ZoneId zone, Locale locale, boolean twelveHours, Words words) {
        this.clock = clock;
        this.zone = zone;
        this.locale = locale;
        this.twelveHours = twelveHours;
        this.words = words;
    }

    /** From now on times of day have twelve hours on this screen. */
    public static void inTwelveHours(UI ui) {
        ComponentUtil.setData(ui, TwelveHours.class, TwelveHours.WANTED);
    }

    /** The time of the person before this UI; UTC while the browser has not told its zone. */
    public static ViewerTime of(UI ui, Clock clock) {
        return new ViewerTime(
                clock,
                zone(ui.getPage().getExtendedClientDetails().getTimeZoneId()),
                locale(ui),
                ComponentUtil.getData(ui, TwelveHours.class) != null,
                (key, parameters) -> ui.getTranslation(key, parameters));
    }

    /** In the manner of which language and country dates are written for the person before this UI. */
    public static Locale locale(UI ui) {
        return regional(ui.getLocale(), ui.getSession().getBrowser().getLocale());
    }

    /** The language of the screen, with the country of the browser if it is the same language. */
    static Locale regional(Locale language, Locale browser) {
        return browser.getLanguage().equals(language.getLanguage()) ? browser : language;
    }

    public Instant now() {
        return clock.instant();
    }

    /** "14:05", or "2:05 PM". */
    public String timeOfDay(Instant instant) {
        return twelveHours ? local("hm", at(instant)) : format("HH:mm", at(instant));
    }

    /** As short as a list has room for: "14:05" today, "Yesterday", "Mon" in the last six days, then "12 Mar", "12 Mar 2024". */
    public String listTime(Instant instant) {
        var moment = at(instant);
        return switch (age(moment)) {
            case 0 -> timeOfDay(instant);
            case 1 -> words.of("uikit.yesterday");
            case 2, 3, 4, 5, 6 -> moment.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, locale);
            default -> local(thisYear(moment) ? "MMMd" : "yMMMd", moment);
        };
    }

    /** The day over a group of messages: "Today", "Yesterday", "Saturday, 21 November", with the year unless it is this one. */
    public String dayHeading(Instant instant) {
        var moment = at(instant);
        return switch (age(moment)) {
            case 0 -> words.of("uikit.today");
            case 1 -> words.of("uikit.yesterday");
            default -> thisYear(moment) ? format(fullWithoutYear(), moment) : date(FormatStyle.FULL, moment);
        };
    }

    /** The day in full, which never grows old: "Saturday, 21 November 2026". */
    public String date(Instant instant) {
        return date(FormatStyle.FULL, at(instant));
    }

    /** Which day it is for the viewer now. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The day of an instant in the viewer's zone, to divide messages by. */
    public LocalDate day(Instant instant) {
        return at(instant).toLocalDate();
    }

    /** When a day begins for the viewer. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Date and time in full, for a tooltip: "Saturday, 21 November 2026, 14:05". */
    public String full(Instant instant) {
        return words.of("uikit.full", date(FormatStyle.FULL, at(instant)), timeOfDay(instant));
    }

    /** Date and time to the second: "Saturday, 21 November 2026, 14:05:09". */
    public String exact(Instant instant) {
        return words.of("uikit.full", date(FormatStyle.FULL, at(instant)), format("HH:mm:ss", at(instant)));
    }

    /** When somebody was here last, as a sentence: "Last seen 14:05 yesterday". */
    public String lastSeen(Instant instant) {
        var moment = at(instant);
        return switch (age(moment)) {
            case 0 -> words.of("uikit.lastSeen.today", timeOfDay(instant));
            case 1 -> words.of("uikit.lastSeen.yesterday", timeOfDay(instant));
            case 2, 3, 4, 5, 6 ->
                words.of(
                        "uikit.lastSeen.weekday",
                        timeOfDay(instant),
                        moment.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
            default ->
                words.of(
                        "uikit.lastSeen.date",
                        thisYear(moment) ? local("MMMMd", moment) : date(FormatStyle.LONG, moment));
        };
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }

    /** Whole days ago, a week at most; a clock that runs ahead makes no day of the future. */
    private int age(ZonedDateTime moment) {
        return Math.clamp(ChronoUnit.DAYS.between(moment.toLocalDate(), today()), 0, 7);
    }

    private boolean thisYear(ZonedDateTime moment) {
        return moment.getYear() == today().getYear();
    }

    private String format(String pattern, ZonedDateTime moment) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(moment);
    }

    private String date(FormatStyle style, ZonedDateTime moment) {
        return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(moment);
    }

    /** The full pattern of the language without its year, which stands at the end with its preposition, or at the beginning. */
    private String fullWithoutYear() {
        var full = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.FULL, null, IsoChronology.INSTANCE, locale);
        return full.replaceFirst("(?:[,،\\s]|'[^']*')*y+$", "").replaceFirst("^y+年?\\s*", "");
    }

    private String local(String skeleton, ZonedDateTime moment) {
        return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale).format(moment);
    }

    private enum TwelveHours {
        WANTED
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null || id.isBlank() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknownToThisJdk) {
            return ZoneOffset.UTC;
        }
    }
}
