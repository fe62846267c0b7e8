package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSkeletonTest {

    @ParameterizedTest
    @CsvSource({
        "Anna, ANNA", // case
        "Anna, Аnnа", // Cyrillic letters
        "Alice, AIice", // a capital i
        "Paul Hill, Paul Hi11", // digits
        "Anna Schmidt, Anna-Schmidt", // punctuation
        "Zoë, Zoe", // accents
        "Marn, Mam", // two letters that look like one
        "Bob, ВоЬ",
    })
    void namesThatLookAlikeHaveTheSameSkeleton(String name, String lookAlike) {
        assertThat(NameSkeleton.of(lookAlike)).isEqualTo(NameSkeleton.of(name));
    }

    @ParameterizedTest
    @CsvSource({"Anna, Anne", "Ben Richter, Ben Richer", "🌻, 🌹", "大塚, 大家"})
    void otherNamesHaveOthers(String name, String other) {
        assertThat(NameSkeleton.of(other)).isNotEqualTo(NameSkeleton.of(name));
    }

    @Test
    void aNameOfSignsAloneHasOneToo() {
        assertThat(NameSkeleton.of("🌻")).isNotEmpty();
    }

    @Test
    void theLongestNameFits() {
        assertThat(NameSkeleton.of("m".repeat(DisplayName.MAX_LENGTH))).hasSize(2 * DisplayName.MAX_LENGTH);
        assertThat(NameSkeleton.of("﷽".repeat(DisplayName.MAX_LENGTH))).hasSizeLessThanOrEqualTo(255);
    }
}
