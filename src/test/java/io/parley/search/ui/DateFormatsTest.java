package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTest {

    private static final LocalDate THIRD_OF_APRIL = LocalDate.of(2026, 4, 3);

    private static DateFormats formats(String language) {
        return new DateFormats(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource({
        "en,    31/12/2026, MONDAY",
        "en-GB, 31/12/2026, MONDAY",
        "en-US, 12/31/2026, SUNDAY",
        "de,    31.12.2026, MONDAY",
        "fr,    31/12/2026, MONDAY",
        "fr-CA, 2026-12-31, SUNDAY",
        "es,    31/12/2026, MONDAY",
        "ar,    31/12/2026, SATURDAY",
        "ja,    2026/12/31, SUNDAY"
    })
    void aDateIsWrittenInTheMannerOfTheCountry(String language, String example, DayOfWeek firstDayOfWeek) {
        assertThat(formats(language).example()).isEqualTo(example);
        assertThat(formats(language).firstDayOfWeek()).isEqualTo(firstDayOfWeek);
    }

    @Test
    void itsPartsAreDividedAsOneLikes() {
        assertThat(formats("en-GB").patterns()).containsExactly("dd/MM/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "yyyy-MM-dd");
        assertThat(formats("ja").patterns()).containsExactly("yyyy/MM/dd", "yyyy.MM.dd", "yyyy-MM-dd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"٣/٤/٢٠٢٦", "٠٣/٠٤/٢٠٢٦", "3\u200f/4\u200f/2026", "03-04-2026", "۲۰۲۶-۰۴-۰۳", " ０３／０４／２０２６ "})
    void digitsOfOtherScriptsAndMarksOfDirectionAreRead(String typed) {
        assertThat(formats("ar").read(typed)).contains(THIRD_OF_APRIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "31/02/2026", "2026-13-01", "4/2026"})
    void whatIsNoDateIsNone(String typed) {
        assertThat(formats("ar").read(typed)).isEmpty();
    }
}
