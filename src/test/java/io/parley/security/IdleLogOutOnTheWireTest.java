package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "parley.session.idle-log-out=1ms")
class IdleLogOutOnTheWireTest extends RealServerTest {

    @Test
    void aTabThatOnlyTellsThatItIsThereKeepsNoSession() {
        var browser = annasBrowser();
        assertThat(isLoggedIn(browser)).isTrue();
        browser.get("/?v-r=init&location=&query=");

        browser.post("/?v-r=heartbeat&v-uiId=0", Map.of());

        await().until(() -> !isLoggedIn(browser));
    }
}
