package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.Appearance;
import io.parley.account.Preferences;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser fetches to keep Parley as an app, before anybody has logged in. */
class InstallableAppOnTheWireTest extends RealServerTest {

    @Test
    void thePageNamesTheManifestAndEveryIconOfItIsThere() {
        assertThat(wire().get("/login").body()).contains("manifest.webmanifest", "icons/parley-180.png");
        var manifest = wire().get("/manifest.webmanifest");
        assertThat(manifest.header("content-type")).contains("application/manifest+json");
        var icons = Pattern.compile("\"src\": \"([^\"]+)\"").matcher(manifest.body());
        assertThat(icons.results().map(icon -> icon.group(1)))
                .hasSizeGreaterThan(2)
                .allSatisfy(icon ->
                        assertThat(wire().send("HEAD", "/" + icon, "").status()).isEqualTo(200));
    }

    @Test
    void theKeyboardOfAPhoneTakesItsRoomFromThePage() {
        assertThat(wire().get("/login").body())
                .containsOnlyOnce("name=\"viewport\"")
                .contains("interactive-widget=resizes-content");
    }

    @Test
    void theWorkerIsParleysOwnAndKeepsNothingOfAnybody() {
        var worker = wire().get("/sw.js");
        assertThat(worker.header("content-type").orElseThrow()).startsWith("text/javascript");
        assertThat(worker.header("cache-control").orElseThrow()).contains("no-cache");
        assertThat(worker.body())
                .contains("notificationclick", "['offline', 'styles/plain-page.css', 'styles/tokens.css']")
                .doesNotContain("workbox", "VAADIN/build");
    }

    @Test
    void thePageWithoutAConnectionSpeaksTheLanguageOfTheBrowser() {
        assertThat(wire().get("/offline", "Accept-Language: de").body()).contains("lang=\"de\"", "Keine Verbindung");
        assertThat(wire().get("/offline", "Accept-Language: ar").body()).contains("dir=\"rtl\"");
    }

    @Test
    void theLanguageThatAPersonHasChosenComesFirst() {
        var browser = annasBrowser();
        accounts.changePreferences(anna, now -> new Preferences(Optional.of(Locale.FRENCH), Appearance.SYSTEM, false));
        var page = browser.get("/offline", "Accept-Language: de");
        assertThat(page.body()).contains("lang=\"fr\"");
        assertThat(page.header("content-language")).contains("fr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sw.js/more",
                "/manifest.webmanifest/more",
                "/offline/more",
                "/sw-runtime-resources-precache.js",
                "/offline.html"
            })
    void nothingElseIsOpen(String path) {
        assertThat(wire().get(path).status()).isNotEqualTo(200);
    }
}
