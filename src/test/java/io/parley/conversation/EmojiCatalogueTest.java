package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.EmojiCatalogue.Entry;
import io.parley.conversation.EmojiCatalogue.Group;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiCatalogueTest {

    private final EmojiCatalogue catalogue = EmojiCatalogue.read();

    @ParameterizedTest
    @EnumSource(Group.class)
    void everyGroupHasSome(Group group) {
        assertThat(catalogue.in(group)).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void smileysBeginWithASmile() {
        assertThat(catalogue.in(Group.SMILEYS_AND_EMOTION).getFirst().emoji().text())
                .isEqualTo("😀");
    }

    @Test
    void oneStandsForAllSkinTones() {
        assertThat(catalogue.in(Group.PEOPLE_AND_BODY))
                .extracting(entry -> entry.emoji().text())
                .contains("👍")
                .noneMatch(text -> text.codePoints().anyMatch(c -> c >= 0x1F3FB && c <= 0x1F3FF));
    }

    @ParameterizedTest
    @CsvSource({"heart, ❤️", "red heart, ❤️", "TADA, 🎉", "thumbs up, 👍", "germany, 🇩🇪"})
    void searchingFindsByNameAndShortcode(String words, String emoji) {
        assertThat(catalogue.search(words, Locale.ENGLISH, 50))
                .extracting(Entry::emoji)
                .contains(new Emoji(emoji))
                .hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "en, germany, 🇩🇪",
        "de, deutschland, 🇩🇪",
        "de, osterreich, 🇦🇹",
        "fr, Égypte, 🇪🇬",
        "es, japon, 🇯🇵",
        "ar, المانيا, 🇩🇪",
        "ja, ドイツ, 🇩🇪"
    })
    void flagsAreFoundByTheirCountryInEveryLanguage(String language, String name, String emoji) {
        var found = catalogue.search(name, Locale.of(language), 50);

        assertThat(found.getFirst().emoji()).isEqualTo(new Emoji(emoji));
    }

    @Test
    void inOtherLanguagesEnglishIsFoundAsWell() {
        assertThat(catalogue.search("germany", Locale.GERMAN, 50))
                .extracting(entry -> entry.name(Locale.GERMAN))
                .contains("Deutschland");
        assertThat(catalogue.search("red heart", Locale.GERMAN, 50))
                .extracting(entry -> entry.name(Locale.GERMAN))
                .contains("rotes Herz");
        assertThat(catalogue.search("tada", Locale.JAPANESE, 50))
                .extracting(Entry::emoji)
                .contains(new Emoji("🎉"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "de", "es", "fr", "ja"})
    void everyEmojiHasANameInEveryLanguage(String language) {
        assertThat(Stream.of(Group.values()).flatMap(group -> catalogue.in(group).stream()))
                .filteredOn(entry -> !entry.isFlagOfCountry())
                .hasSizeGreaterThan(1500)
                .allSatisfy(entry -> assertThat(EmojiNames.of(entry.emoji(), Locale.of(language)))
                        .as(entry.name())
                        .hasValueSatisfying(names -> assertThat(names.name()).isNotBlank()));
    }

    @ParameterizedTest
    @CsvSource({
        "de, herz, ❤️",
        "de, HERZ, 🥰",
        "de, fröhlich, 😀",
        "de, frohlich, 😀",
        "fr, cœur rouge, ❤️",
        "fr, fete, 🎉",
        "es, corazon, ❤️",
        "es, corazón, ❤️",
        "ar, قلب, ❤️",
        "ja, ハート, ❤️",
        "ja, スマイル, 😀"
    })
    void emojiAreFoundByNamesAndWordsOfEveryLanguage(String language, String words, String emoji) {
        assertThat(catalogue.search(words, Locale.of(language), 90))
                .extracting(Entry::emoji)
                .contains(new Emoji(emoji));
    }

    @Test
    void whatIsCalledSoStandsBeforeWhatHasItAmongFurtherWords() {
        assertThat(catalogue.search("lachen", Locale.GERMAN, 90))
                .extracting(entry -> entry.name(Locale.GERMAN))
                .containsSubsequence("grinsendes Gesicht mit lachenden Augen", "grinsendes Gesicht");
    }

    @Test
    void whatBeginsWithTheWordsStandsFirst() {
        assertThat(catalogue.search("dog", Locale.ENGLISH, 50).getFirst().name())
                .startsWith("dog");
    }

    @Test
    void whatNobodyCallsSoIsNotFound() {
        assertThat(catalogue.search("no such thing", Locale.ENGLISH, 50)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tada, 🎉", "+1, 👍", "thumbsup, 👍", "smile, 😄", "de, 🇩🇪"})
    void shortcodesAreThoseThatPeopleKnow(String code, String emoji) {
        assertThat(catalogue.withShortcode(code)).contains(new Emoji(emoji));
    }

    @Test
    void theExactShortcodeIsSuggestedBeforeThoseThatBeginSoAndThoseWithALaterWord() {
        assertThat(catalogue.suggestions("heart", Locale.ENGLISH, 50))
                .containsEntry(":heart:", new Emoji("❤️"))
                .containsKeys(":heart_eyes:", ":green_heart:")
                .doesNotContainKey(":herb:");
        assertThat(catalogue.suggestions("heart", Locale.ENGLISH, 50).sequencedKeySet())
                .startsWith(":heart:")
                .containsSubsequence(":heart_eyes:", ":green_heart:");
    }

    @ParameterizedTest
    @CsvSource({"de, rotes, rotes Herz, ❤️", "ja, ハート, 赤いハート, ❤️", "de, tad, :tada:, 🎉"})
    void namesOfTheLanguageAreSuggestedAsWell(String language, String typed, String shown, String emoji) {
        assertThat(catalogue.suggestions(typed, Locale.of(language), 500)).containsEntry(shown, new Emoji(emoji));
    }

    @Test
    void eachEmojiIsSuggestedOnceAndNotMoreThanAreWanted() {
        assertThat(catalogue.suggestions("he", Locale.ENGLISH, 6)).containsKey(":heart:");
        assertThat(catalogue.suggestions("he", Locale.ENGLISH, 6).values())
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(catalogue.suggestions("no such thing", Locale.ENGLISH, 6)).isEmpty();
    }
}
