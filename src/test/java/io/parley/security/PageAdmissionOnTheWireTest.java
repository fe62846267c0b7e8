package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.security.WaitingLine.Turn;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** As many pages are being loaded as may be. */
class PageAdmissionOnTheWireTest extends RealServerTest {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");

    @Autowired
    @Qualifier("pagesBeingLoaded")
    private WaitingLine line;

    @Autowired
    private LiveSessions sessions;

    private final Deque<Turn> taken = new ArrayDeque<>();

    @AfterEach
    void everybodyLeaves() {
        taken.forEach(Turn::close);
    }

    @Test
    void peopleWhoAreInAreServedWhileOthersWait() throws Exception {
        var anna = annasBrowser();
        var key = KEY.matcher(anna.get("/?v-r=init&location=&query=").body());
        assertThat(key.find()).isTrue();
        assertThat(tell(anna, key.group(1), 0).status()).isEqualTo(200);
        theLineIsFull();
        var newcomer = inTheBackground(wire(), "/login");

        assertThat(tell(anna, key.group(1), 1).status()).isEqualTo(200);
        assertThat(anna.post("/?v-r=heartbeat&v-uiId=0", Map.of()).status()).isEqualTo(200);
        assertThat(anna.upgrade("Origin: " + anna.origin()).status()).isEqualTo(101);
        assertThat(anna.get("/styles/plain-page.css").status()).isEqualTo(200);
        assertThat(newcomer.isDone()).isFalse();

        everybodyLeaves();
        assertThat(newcomer.get().status()).isEqualTo(200);
    }

    @Test
    void theFirstThingThatAScreenIsToldGoesBeforeNewcomers() throws Exception {
        var anna = annasBrowser();
        var key = KEY.matcher(anna.get("/?v-r=init&location=&query=").body());
        assertThat(key.find()).isTrue();
        theLineIsFull();
        var newcomer = inTheBackground(wire(), "/login");
        var told = new FutureTask<>(() -> tell(anna, key.group(1), 0));
        Thread.ofVirtual().start(told);
        await().until(() -> line.length() == 2);

        var next = line.join(false);
        taken.removeFirst().close();
        assertThat(told.get().status()).isEqualTo(200);
        assertThat(newcomer.get().status()).isEqualTo(200);
        assertThat(next.comesWithin(Duration.ofMinutes(1))).isTrue();
        next.close();
    }

    @Test
    void aBrowserThatHasGoneAwayIsNotLoggedIn() throws Exception {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var open = sessions.sessions(this.anna).size();
        theLineIsFull();

        try (var browser = new Socket("localhost", port)) {
            browser.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nCookie: parley-remember-me="
                                    + anna.cookies().get("parley-remember-me") + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            await().until(() -> line.length() == 1);
        }
        var newcomer = inTheBackground(wire(), "/login");
        taken.removeFirst().close();

        assertThat(newcomer.get().status()).isEqualTo(200);
        assertThat(sessions.sessions(this.anna)).hasSize(open);
    }

    private void theLineIsFull() {
        var turn = line.join(false);
        while (turn.comesWithin(Duration.ZERO)) {
            taken.add(turn);
            turn = line.join(false);
        }
        turn.close();
    }

    private FutureTask<Wire.Answer> inTheBackground(Wire browser, String address) {
        var before = line.length();
        var answer = new FutureTask<>(() -> browser.get(address));
        Thread.ofVirtual().start(answer);
        await().until(() -> line.length() > before);
        return answer;
    }

    private static Wire.Answer tell(Wire browser, String key, int number) {
        return browser.send(
                "POST",
                "/?v-r=uidl&v-uiId=0",
                "{\"csrfToken\":\"" + key + "\",\"syncId\":0,\"clientId\":" + number + ",\"rpc\":[]}",
                "Content-Type: application/json; charset=UTF-8",
                "Origin: " + browser.origin());
    }
}
