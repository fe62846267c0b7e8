package io.parley.support.browser;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test in one of whose pages a script has failed or Vaadin has shown its own error box, which come to nobody's notice but
 * the console's; JUnit finds it by its service file, so that no journey can forget it.
 */
public final class ScriptFailures implements AfterEachCallback, AfterAllCallback {

    /** Makes Vaadin's box a failure of a script as well. */
    private static final String NOTICE_VAADINS_BOX = """
            new MutationObserver(changes => {
              const box = changes.flatMap(change => [...change.addedNodes]).find(node => node.className === 'v-system-error');
              if (box) {
                throw new Error('Vaadin says ' + box.textContent);
              }
            }).observe(document, {childList: true, subtree: true});
            """;

    private static final Set<BrowserContext> OPEN = new LinkedHashSet<>();
    private static final List<String> HEARD = new ArrayList<>();

    static BrowserContext watched(BrowserContext context) {
        context.addInitScript(NOTICE_VAADINS_BOX);
        context.onWebError(failure -> HEARD.add(failure.page().url() + ": " + failure.error()));
        context.onClose(OPEN::remove);
        OPEN.add(context);
        return context;
    }

    /** What has failed since it was asked last, and then fails no test any more. */
    static List<String> taken() {
        // what the browser has told before it answers is heard with the answer
        List.copyOf(OPEN).forEach(BrowserContext::cookies);
        var taken = List.copyOf(HEARD);
        HEARD.clear();
        return taken;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        expectNone();
    }

    /** After the browsers of the whole class are closed, too. */
    @Override
    public void afterAll(ExtensionContext context) {
        expectNone();
    }

    private static void expectNone() {
        var failures = taken();
        if (!failures.isEmpty()) {
            throw new AssertionError("Scripts have failed: " + String.join("\n", failures));
        }
    }
}
