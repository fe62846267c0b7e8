package io.parley.support.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mockito.Mockito;

@NeedsBrowser
class ScriptFailuresIT {

    private final ScriptFailures afterwards = new ScriptFailures();
    private final ExtensionContext test = Mockito.mock();

    @Test
    void everyTestIsFollowedByThem() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(ScriptFailures.class);
    }

    @Test
    void aScriptThatFailsFailsTheTest() {
        assertFailsTheTest("broken", page -> page.evaluate("""
                () => new Promise(done => setTimeout(() => {
                  setTimeout(done);
                  throw new Error('broken');
                }))"""));
    }

    @Test
    void aPromiseThatNobodyKeepsFailsTheTest() {
        assertFailsTheTest("forgotten", page -> page.evaluate("""
                () => new Promise(done => {
                  setTimeout(() => setTimeout(done));
                  Promise.reject(new Error('forgotten'));
                })"""));
    }

    @Test
    void vaadinsOwnErrorBoxFailsTheTest() {
        assertFailsTheTest("Vaadin says Internal error", page -> page.evaluate("""
                () => {
                  const box = document.createElement('div');
                  box.className = 'v-system-error';
                  box.textContent = 'Internal error';
                  document.body.append(box);
                }"""));
    }

    private void assertFailsTheTest(String failure, Consumer<Page> incident) {
        try (BrowserContext context =
                ScriptFailures.watched(Chromium.find().browser().orElseThrow().newContext())) {
            var page = context.newPage();
            page.navigate("about:blank");
            incident.accept(page);
            assertThatThrownBy(() -> afterwards.afterEach(test)).hasMessageContaining(failure);
        }
        afterwards.afterAll(test);
    }
}
