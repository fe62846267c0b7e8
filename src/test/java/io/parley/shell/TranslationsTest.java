package io.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TranslationsTest {

    private final Locale ofThisServer = Locale.getDefault();

    @BeforeEach
    void aServerInGermany() {
        Locale.setDefault(Locale.GERMANY);
        ResourceBundle.clearCache();
    }

    @AfterEach
    void theServerAsItWas() {
        Locale.setDefault(ofThisServer);
        ResourceBundle.clearCache();
    }

    @Test
    void everyLanguageThatHasAFileIsProvidedEnglishFirst() throws IOException {
        assertThat(translations().getProvidedLocales())
                .containsExactly(
                        Locale.ENGLISH,
                        Locale.of("ar"),
                        Locale.GERMAN,
                        Locale.of("es"),
                        Locale.FRENCH,
                        Locale.JAPANESE);
    }

    @Test
    void aLanguageThatIsMissingIsAnsweredInEnglishWhateverTheServerSpeaks() throws IOException {
        assertThat(translations().getTranslation("shell.logOut", Locale.ENGLISH))
                .isEqualTo("Log out");
        assertThat(translations().getTranslation("shell.logOut", Locale.ITALY)).isEqualTo("Log out");
        assertThat(translations().getTranslation("shell.logOut", Locale.GERMANY))
                .isEqualTo("Abmelden");
    }

    @Test
    void parametersAreFilledIn() throws IOException {
        assertThat(translations().getTranslation("shell.error.sentence", Locale.ENGLISH, "X1"))
                .endsWith("the number X1.");
    }

    @Test
    void aKeyWithoutWordsIsShownAsItIs() throws IOException {
        assertThat(translations().getTranslation("shell.unheard", Locale.ENGLISH))
                .isEqualTo("shell.unheard");
    }

    private static Translations translations() throws IOException {
        return new Translations(new PathMatchingResourcePatternResolver());
    }
}
