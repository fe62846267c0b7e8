package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PushOnTheWireTest extends RealServerTest {

    @Autowired
    private PushSockets sockets;

    @Test
    void aPageOfOursMayOpenAConnectionForAPerson() {
        var anna = annasBrowser();
        assertThat(anna.upgrade("Origin: " + anna.origin()).status()).isEqualTo(101);
    }

    @Test
    void withoutALogInThereIsNoUpgrade() {
        var wire = wire();
        assertThat(wire.upgrade("Origin: " + wire.origin()).status()).isEqualTo(403);
        wire.get("/login");
        assertThat(wire.upgrade("Origin: " + wire.origin()).status()).isEqualTo(403);
        wire.cookies().put("JSESSIONID", "0123456789ABCDEF");
        assertThat(wire.upgrade("Origin: " + wire.origin()).status()).isEqualTo(403);
    }

    @Test
    void aRememberedBrowserLearnsAtOnceThatTheServerWasRestarted() {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var remembered = anna.cookies().get("parley-remember-me");
        anna.cookies().remove("JSESSIONID");
        assertThat(anna.upgrade("Origin: " + anna.origin()).status()).isEqualTo(101);
        var copy = wire();
        copy.cookies().put("parley-remember-me", "no" + remembered);
        assertThat(copy.upgrade("Origin: " + copy.origin()).status()).isEqualTo(403);
        copy.cookies().put("parley-remember-me", "%%%");
        assertThat(copy.upgrade("Origin: " + copy.origin()).status()).isEqualTo(403);
    }

    @Test
    void withoutAnOriginThereIsNoUpgrade() {
        assertThat(annasBrowser().upgrade().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost",
                "http://localhost:1",
                "http://localhost.evil.example",
                "",
                "http://"
            })
    void aPageOfOthersOpensNoConnection(String origin) {
        assertThat(annasBrowser().upgrade("Origin: " + origin).status()).isEqualTo(403);
    }

    @Test
    void noForeignOriginIsEverLetReadWhatIsPushed() {
        var anna = annasBrowser();
        var answer = anna.get(
                "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling", "Origin: https://evil.example");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).noneMatch(header -> header.getKey().startsWith("access-control-"));
        var preflight = anna.send(
                "OPTIONS",
                "/VAADIN/push?v-r=push&v-uiId=0",
                "",
                "Origin: https://evil.example",
                "Access-Control-Request-Method: POST");
        assertThat(preflight.headers()).noneMatch(header -> header.getKey().startsWith("access-control-"));
    }

    /** Its name would take the place of that of the session in which somebody has logged in meanwhile. */
    @Test
    void whoHasNoSessionIsToldThatItHasEndedAndGetsNone() {
        var answer = wire().get("/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=long-polling");

        assertThat(answer.body()).contains("\"sessionExpired\":true");
        assertThat(answer.header("set-cookie")).isEmpty();
    }

    @Test
    void theLogInPageHasNoPush() {
        var wire = wire();
        wire.get("/login");
        var stranger = wire.get("/?v-r=init&location=login&query=").body();
        var person = annasBrowser().get("/?v-r=init&location=&query=").body();
        assertThat(stranger).contains(pushMode("DISABLED")).doesNotContain(pushMode("AUTOMATIC"));
        assertThat(person).contains(pushMode("AUTOMATIC"));
    }

    private static String pushMode(String mode) {
        return "\"key\":\"pushMode\",\"feat\":5,\"value\":\"" + mode + "\"";
    }

    @Test
    void anAddressThatHoldsAllItsConnectionsGetsNoMore() {
        var anna = annasBrowser();
        for (var i = 0; i < 1_000; i++) {
            sockets.opened("127.0.0.1");
            sockets.opened("0:0:0:0:0:0:0:1");
        }
        try {
            var answer = anna.upgrade("Origin: " + anna.origin());
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("retry-after")).isPresent();
        } finally {
            for (var i = 0; i < 1_000; i++) {
                sockets.closed("127.0.0.1");
                sockets.closed("0:0:0:0:0:0:0:1");
            }
        }
        assertThat(anna.upgrade("Origin: " + anna.origin()).status()).isEqualTo(101);
    }
}
