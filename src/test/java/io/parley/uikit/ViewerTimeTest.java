package io.parley.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTimeTest {

    /** A Saturday, half past one in the afternoon in Berlin. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T12:30:00Z"), ZoneOffset.UTC);

    private final ViewerTime english = time(Locale.ENGLISH);
    private final ViewerTime german = time(Locale.GERMAN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21T12:29:00Z | 13:29     | 13:29
            2026-11-20T23:00:00Z | 00:00     | 00:00
            2026-11-20T22:59:59Z | Yesterday | Gestern
            2026-11-19T12:00:00Z | Thu       | Do
            2026-11-15T12:00:00Z | Sun       | So
            2026-11-14T12:00:00Z | Nov 14    | 14. Nov.
            2025-12-24T12:00:00Z | Dec 24, 2025 | 24. Dez. 2025
            2026-11-21T13:00:00Z | 14:00     | 14:00
            """)
    void aListTellsTimesAsShortAsItCan(Instant instant, String inEnglish, String inGerman) {
        assertThat(english.listTime(instant)).isEqualTo(inEnglish);
        assertThat(german.listTime(instant)).isEqualTo(inGerman);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-20T23:00:00Z | Today                  | Heute
            2026-11-20T22:59:59Z | Yesterday              | Gestern
            2026-11-19T12:00:00Z | Thursday, November 19  | Donnerstag, 19. November
            2025-12-24T12:00:00Z | Wednesday, December 24, 2025 | Mittwoch, 24. Dezember 2025
            """)
    void daysAreHeadedByTheirNames(Instant instant, String inEnglish, String inGerman) {
        assertThat(english.dayHeading(instant)).isEqualTo(inEnglish);
        assertThat(german.dayHeading(instant)).isEqualTo(inGerman);
    }

    @Test
    void aDateThatIsKeptNamesItsYear() {
        assertThat(english.date(Instant.parse("2026-11-20T23:00:00Z"))).isEqualTo("Saturday, November 21, 2026");
        assertThat(german.date(Instant.parse("2026-11-20T23:00:00Z"))).isEqualTo("Samstag, 21. November 2026");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21T12:05:00Z | Last seen 13:05 today       | Zuletzt heute um 13:05 gesehen
            2026-11-20T13:05:00Z | Last seen 14:05 yesterday   | Zuletzt gestern um 14:05 gesehen
            2026-11-16T13:05:00Z | Last seen 14:05 on Monday   | Zuletzt am Montag um 14:05 gesehen
            2026-03-12T12:00:00Z | Last seen March 12          | Zuletzt am 12. März gesehen
            2024-03-12T12:00:00Z | Last seen March 12, 2024    | Zuletzt am 12. März 2024 gesehen
            """)
    void lastSeenIsASentence(Instant instant, String inEnglish, String inGerman) {
        assertThat(english.lastSeen(instant)).isEqualTo(inEnglish);
        assertThat(german.lastSeen(instant)).isEqualTo(inGerman);
    }

    @Test
    void aTooltipTellsEverything() {
        var instant = Instant.parse("2026-11-20T16:41:00Z");

        assertThat(english.full(instant)).isEqualTo("Friday, November 20, 2026, 17:41");
        assertThat(german.full(instant)).isEqualTo("Freitag, 20. November 2026, 17:41");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | en-GB | 14 Nov   | Last seen 12 March
            en | en-US | Nov 14   | Last seen March 12
            en | de-AT | Nov 14   | Last seen March 12
            de | de-AT | 14. Nov. | Zuletzt am 12. März gesehen
            """)
    void datesAreWrittenAsInTheCountryOfTheBrowserIfItSpeaksTheLanguage(
            Locale language, Locale browser, String listed, String lastSeen) {
        var time = time(ViewerTime.regional(language, browser));

        assertThat(time.listTime(Instant.parse("2026-11-14T12:00:00Z"))).isEqualTo(listed);
        assertThat(time.lastSeen(Instant.parse("2026-03-12T12:00:00Z"))).isEqualTo(lastSeen);
    }

    @Test
    void aDayBeginsAtTheViewersMidnight() {
        var lateInLondon = Instant.parse("2026-11-20T23:30:00Z");

        assertThat(english.day(lateInLondon)).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(time(Locale.ENGLISH, "Europe/London").day(lateInLondon)).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ar | الخميس، 19 نوفمبر
            es | jueves, 19 de noviembre
            fr | jeudi 19 novembre
            ja | 11月19日木曜日
            """)
    void aDayOfThisYearNeedsNoYearInAnyLanguage(String language, String heading) {
        assertThat(time(Locale.of(language)).dayHeading(Instant.parse("2026-11-19T12:00:00Z")))
                .isEqualTo(heading);
    }

    @ParameterizedTest
    @CsvSource({"en, 5:41.PM", "de, 5:41.PM", "ja, 午後5:41"})
    void aDayHasTwiceTwelveHoursForWhoeverWantsIt(String language, String time) {
        assertThat(time(Locale.of(language), "Europe/Berlin", true).timeOfDay(Instant.parse("2026-11-20T16:41:00Z")))
                .matches(time);
    }

    private static ViewerTime time(Locale locale) {
        return time(locale, "Europe/Berlin");
    }

    private static ViewerTime time(Locale locale, String zone) {
        return time(locale, zone, false);
    }

    private static ViewerTime time(Locale locale, String zone, boolean twelveHours) {
        var words = ResourceBundle.getBundle(
                "vaadin-i18n.translations",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new ViewerTime(
                NOW,
                ZoneId.of(zone),
                locale,
                twelveHours,
                (key, parameters) -> new MessageFormat(words.getString(key), locale).format(parameters));
    }
}
