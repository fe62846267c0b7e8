package io.parley.security;

import com.vaadin.flow.shared.BrowserDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What kind of browser somebody uses, as far as it says so; only for the person himself, to know it again. */
final class BrowserName {

    /** The more special first: others call themselves by the names of those as well. */
    private static final Map<String, Predicate<BrowserDetails>> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, Predicate<BrowserDetails>> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edge", BrowserDetails::isEdge);
        BROWSERS.put("Opera", BrowserDetails::isOpera);
        BROWSERS.put("Firefox", BrowserDetails::isFirefox);
        BROWSERS.put("Chrome", BrowserDetails::isChrome);
        BROWSERS.put("Safari", BrowserDetails::isSafari);
        SYSTEMS.put("Android", BrowserDetails::isAndroid);
        SYSTEMS.put("iPhone", BrowserDetails::isIPhone);
        SYSTEMS.put("iPad", BrowserDetails::isIPad);
        SYSTEMS.put("ChromeOS", BrowserDetails::isChromeOS);
        SYSTEMS.put("Windows", BrowserDetails::isWindows);
        SYSTEMS.put("macOS", BrowserDetails::isMacOSX);
        SYSTEMS.put("Linux", BrowserDetails::isLinux);
    }

    private BrowserName() {}

    /** @param userAgent as the header of a request tells it; {@code null} if there is none */
    static String of(@Nullable String userAgent) {
        var browser = new BrowserDetails(Objects.requireNonNullElse(userAgent, ""));
        return Stream.of(BROWSERS, SYSTEMS)
                .flatMap(kinds -> kinds.entrySet().stream()
                        .filter(kind -> kind.getValue().test(browser))
                        .limit(1))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" · "));
    }
}
