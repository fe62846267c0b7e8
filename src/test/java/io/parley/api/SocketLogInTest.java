package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.Password;
import io.parley.account.PasswordService;
import io.parley.account.TokenScope;
import io.parley.support.wire.ConversationTab;
import io.parley.support.wire.ProgramSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SocketLogInTest extends ProgramsTest {

    private static final String SOCKET = "/api/v1/socket";

    @Autowired
    private PasswordService passwords;

    @Autowired
    private OpenSockets sockets;

    @Test
    void withoutALogInThereIsNoSocket() {
        assertThat(ProgramSocket.refusal(server(), SOCKET, Map.of())).isEqualTo(401);
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer("nonsense"))).isEqualTo(401);
        assertThat(ProgramSocket.refusal(server(), SOCKET, Map.of("Authorization", "Basic YW5uYTp4")))
                .isEqualTo(401);
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer(token(anna)))).isEqualTo(101);
    }

    @Test
    void aTokenNeedsNoOriginAndBearsAny() {
        for (var origin : new String[] {origin(), "https://evil.example", "null"}) {
            var headers = new HashMap<>(bearer(token(anna)));
            headers.put("Origin", origin);
            assertThat(ProgramSocket.refusal(server(), SOCKET, headers))
                    .as(origin)
                    .isEqualTo(101);
        }
    }

    @Test
    void aSessionNeedsAPageOfOurs() {
        withPassword("dora");
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        for (var path : new String[] {SOCKET, "/ws/chat/" + anna + "/"}) {
            assertThat(ProgramSocket.refusal(browser, server(), path, Map.of("Origin", origin())))
                    .isEqualTo(101);
            assertThat(ProgramSocket.refusal(browser, server(), path, Map.of())).isEqualTo(403);
            assertThat(ProgramSocket.refusal(browser, server(), path, Map.of("Origin", "https://evil.example")))
                    .isEqualTo(403);
        }
    }

    @Test
    void aTokenThatIsNotValidIsNotMadeGoodByASession() {
        withPassword("dora");
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        var headers = new HashMap<>(bearer("parley_none"));
        headers.put("Origin", origin());
        assertThat(ProgramSocket.refusal(browser, server(), SOCKET, headers)).isEqualTo(401);
    }

    @Test
    void aRevokedTokenEndsItsSocketsAndNoOthers() {
        var lost = token(anna, TokenScope.READ, TokenScope.WRITE);
        var ending = keep(ProgramSocket.open(server(), lost.secret()));
        var chat = keep(ProgramSocket.connect(server(), "/ws/chat/" + ben + "/", bearer(lost.secret())));
        var staying = program(anna);
        tokens.revoke(anna, lost.token().id());
        assertThat(ending.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
        assertThat(chat.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
        staying.settle();
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer(lost.secret())))
                .isEqualTo(401);
    }

    @Test
    void whatNobodyTellsOfEndsSocketsToo() {
        var annas = program(anna);
        jdbc.update("update account set enabled = false where id = ?", anna.value());
        assertThat(annas.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
    }

    @Test
    void aTokenThatExpiresEndsItsSockets() {
        var made = token(ben, TokenScope.READ);
        jdbc.update("update access_token set expires_at = ?", Timestamp.from(Instant.parse("2100-01-01T00:00:00Z")));
        var bens = keep(ProgramSocket.open(server(), made.secret()));
        jdbc.update("update access_token set expires_at = ?", Timestamp.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(bens.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
    }

    @Test
    void aNewPasswordEndsAllSockets() {
        var dora = withPassword("dora");
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        var program = program(dora);
        var page = keep(ProgramSocket.connect(browser, server(), SOCKET, Map.of("Origin", origin())));
        passwords.changePassword(dora, PASSWORD, new Password("quiet lamps cross the river"));
        assertThat(program.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
        assertThat(page.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
    }

    @Test
    void loggingOutEndsTheSocketsOfThatBrowserAlone() throws Exception {
        var dora = withPassword("dora");
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        var other = ConversationTab.logIn(server(), "dora", PASSWORD);
        var page = keep(ProgramSocket.connect(browser, server(), "/ws/chat/" + anna, Map.of("Origin", origin())));
        var kept = keep(ProgramSocket.connect(other, server(), SOCKET, Map.of("Origin", origin())));
        var program = program(dora);
        logOut(browser);
        assertThat(page.expectClose()).isEqualTo(LiveSocket.LOGGED_OUT);
        program.settle();
        kept.say("{\"type\":\"hello\",\"conversations\":{}}");
        kept.expect("ready");
    }

    private void logOut(HttpClient browser) throws Exception {
        var page = browser.send(HttpRequest.newBuilder(server().resolve("/")).build(), BodyHandlers.ofString());
        var token = page.body().replaceFirst("(?s).*<meta name=\"_csrf\" content=\"([^\"]+)\".*", "$1");
        browser.send(
                HttpRequest.newBuilder(URI.create(server() + "/logout"))
                        .header("Origin", origin())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aPersonHasTwentySocketsAtMostAndRoomAgainAfterwards() {
        var token = token(anna);
        for (var number = 0; number < 20; number++) {
            keep(ProgramSocket.connect(server(), SOCKET, bearer(token)));
        }
        // the server counts a socket when it is open there, which may be after the program has been answered
        await().until(() -> sockets.size() == 20);
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer(token))).isEqualTo(429);
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer(token(ben)))).isEqualTo(101);
        closeSockets();
        await().until(() -> sockets.size() == 0);
        assertThat(ProgramSocket.refusal(server(), SOCKET, bearer(token))).isEqualTo(101);
    }

    @Test
    void thoseWhoComeInTheSameMomentAreNoMoreThanTwenty() {
        var token = token(anna);
        var come = IntStream.range(0, 60)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> connected(token), task -> Thread.ofVirtual().start(task)))
                .toList();
        var let = come.stream()
                .flatMap(one -> one.join().stream())
                .map(this::keep)
                .toList();

        await().until(() -> let.stream().filter(ProgramSocket::isOpen).count() == 20);
        assertThat(sockets.size()).isEqualTo(20);
        assertThat(let.stream().filter(one -> !one.isOpen()).map(ProgramSocket::expectClose))
                .allMatch(code -> code == 1013);
    }

    private Optional<ProgramSocket> connected(String token) {
        try {
            return Optional.of(ProgramSocket.connect(server(), SOCKET, bearer(token)));
        } catch (CompletionException refused) {
            return Optional.empty();
        }
    }
}
