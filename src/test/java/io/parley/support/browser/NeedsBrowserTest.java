package io.parley.support.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedsBrowserTest {

    private static final Chromium.Found NONE = new Chromium.Found(Optional.empty(), "No browser through the PATH");

    @Test
    void withoutABrowserTheTestIsSkippedWithTheReason() {
        var decision = NeedsBrowser.Condition.decide(NONE, false);

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason()).contains("No browser through the PATH");
    }

    @Test
    void withoutABrowserTheTestFailsOnCi() {
        assertThatThrownBy(() -> NeedsBrowser.Condition.decide(NONE, true)).hasMessage("No browser through the PATH");
    }
}
