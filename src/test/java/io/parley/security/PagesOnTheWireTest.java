package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.Appearance;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.Preferences;
import io.parley.account.Registration;
import io.parley.account.Username;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesOnTheWireTest extends RealServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/here", "/chat", "/chat/nobody", "/chat/no%20name", "/h2-console"})
    void whereThereIsNothingTheAnswerIs404AndParleysToExplain(String path) {
        var page = annasBrowser().get(path);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("nonce=").doesNotContain("This is not for you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/people", "/people?search=b", "/settings", "/chat/ben", "/chat/BEN", "/chat/anna"})
    void whereThereIsSomethingTheAnswerIs200(String path) {
        accounts.register(new Registration(
                new EmailAddress("ben@example.org"), new Username("ben"), Optional.empty(), new Password(PASSWORD)));
        assertThat(annasBrowser().get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/here", "/chat/nobody", "/chat/anna"})
    void whoIsNotLoggedInLearnsNothingOfWhatThereIs(String path) {
        var answer = wire().get(path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location").orElseThrow()).endsWith("/login");
    }

    @Test
    void aDarkScreenIsDarkFromItsFirstByte() {
        assertThat(html(annasBrowser())).doesNotContain("color-scheme: dark");
        accounts.changePreferences(anna, now -> new Preferences(Optional.of(Locale.GERMAN), Appearance.DARK, false));
        assertThat(html(annasBrowser())).contains("theme=\"dark\"", "color-scheme: dark", "lang=\"de\"");
    }

    @ParameterizedTest
    @CsvSource({"ar, ar", "de-AT, de", "pt, en"})
    void aPageSaysInWhichLanguageItIs(String browsers, String pages) {
        assertThat(html(wire(), "/login", "Accept-Language: " + browsers)).contains("lang=\"" + pages + "\"");
    }

    private static String html(Wire browser) {
        return html(browser, "/");
    }

    private static String html(Wire browser, String path, String... headers) {
        var tag = Pattern.compile("<html[^>]*>")
                .matcher(browser.get(path, headers).body());
        assertThat(tag.find()).isTrue();
        return tag.group();
    }
}
