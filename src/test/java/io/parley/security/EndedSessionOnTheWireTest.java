package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A session ends while a request of its browser waits for it. */
class EndedSessionOnTheWireTest extends RealServerTest {

    @Autowired
    private LiveSessions sessions;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/?v-r=init&location=login&query="})
    void aPageIsAskedForAnew(String address) throws Exception {
        var browser = annasBrowser();
        browser.get("/?v-r=init&location=&query=");

        var answer = whileItsSessionEnds(() -> browser.get(address));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).contains(address);
        assertThat(browser.get(address).status()).isEqualTo(200);
    }

    @Test
    void whatATabTellsIsNot() throws Exception {
        var browser = annasBrowser();
        browser.get("/?v-r=init&location=&query=");

        var answer = whileItsSessionEnds(() -> browser.post("/?v-r=heartbeat&v-uiId=0", Map.of()));

        assertThat(answer.status()).isEqualTo(403);
    }

    private Wire.Answer whileItsSessionEnds(Callable<Wire.Answer> request) throws Exception {
        var session =
                sessions.sessions(anna).getFirst().tabs().iterator().next().ui().getSession();
        var lock = (ReentrantLock) session.getLockInstance();
        var answer = new FutureTask<>(request);
        lock.lock();
        try {
            Thread.ofVirtual().start(answer);
            await().until(lock::hasQueuedThreads);
            session.getSession().invalidate();
        } finally {
            lock.unlock();
        }
        return answer.get();
    }
}
