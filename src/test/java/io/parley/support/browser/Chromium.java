package io.parley.support.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The browser of all browser tests of this JVM.
 *
 * <p>It is the one that {@code PARLEY_BROWSER} names, else a Chromium or Chrome on the PATH, else the one that Playwright
 * downloads.
 */
final class Chromium {

    /** Two browsers, a server and the test share two cores. */
    private static final double PATIENCE = 30_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private Chromium() {}

    /** What came of looking for a browser: the browser, or the reason why there is none. */
    record Found(Optional<Browser> browser, String reason) {}

    private static final class Holder {

        static final Found FOUND = launch();
    }

    static Found find() {
        return Holder.FOUND;
    }

    private static Found launch() {
        var installed = installed();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        try {
            var environment =
                    installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.<String, String>of();
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            var options = new BrowserType.LaunchOptions().setArgs(arguments());
            installed.ifPresent(options::setExecutablePath);
            return new Found(Optional.of(playwright.chromium().launch(options)), "");
        } catch (PlaywrightException e) {
            var wanted = installed.map(Path::toString).orElse("PARLEY_BROWSER, the PATH and Playwright's download");
            return new Found(
                    Optional.empty(),
                    "No browser through " + wanted + ": "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static Optional<Path> installed() {
        var named = System.getenv("PARLEY_BROWSER");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        var folders = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
