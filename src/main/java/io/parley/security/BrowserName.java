package io.parley.security;

import com.vaadin.flow.server.WebBrowser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What kind of browser somebody uses, as far as it says so; only for the person himself, to know it again. */
final class BrowserName {

    /** The more special first: others call themselves by the names of those as well. */
    private static final Map<String, Predicate<WebBrowser>> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, Predicate<WebBrowser>> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edge", WebBrowser::isEdge);
        BROWSERS.put("Opera", WebBrowser::isOpera);
        BROWSERS.put("Firefox", WebBrowser::isFirefox);
        BROWSERS.put("Chrome", WebBrowser::isChrome);
        BROWSERS.put("Safari", WebBrowser::isSafari);
        SYSTEMS.put("Android", WebBrowser::isAndroid);
        SYSTEMS.put("iPhone", WebBrowser::isIPhone);
        SYSTEMS.put("ChromeOS", WebBrowser::isChromeOS);
        SYSTEMS.put("Windows", WebBrowser::isWindows);
        SYSTEMS.put("macOS", WebBrowser::isMacOSX);
        SYSTEMS.put("Linux", WebBrowser::isLinux);
    }

    private BrowserName() {}

    static String of(WebBrowser browser) {
        return Stream.of(BROWSERS, SYSTEMS)
                .flatMap(kinds -> kinds.entrySet().stream()
                        .filter(kind -> kind.getValue().test(browser))
                        .limit(1))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" · "));
    }
}
