package io.parley.api;

import io.parley.account.AccessTokens;
import io.parley.account.AccountService;
import io.parley.account.EmailAddress;
import io.parley.account.NewAccessToken;
import io.parley.account.Password;
import io.parley.account.Registration;
import io.parley.account.TokenName;
import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.support.People;
import io.parley.support.wire.ProgramSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole application behind a real web server; Anna, Ben and Cleo have registered, and programs act for them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "parley.presence.grace=0s")
abstract class ProgramsTest {

    @LocalServerPort
    private int port;

    static final String PASSWORD = "boats under violet rain";

    @Autowired
    AccountService accounts;

    @Autowired
    AccessTokens tokens;

    @Autowired
    JdbcTemplate jdbc;

    private final List<ProgramSocket> opened = new ArrayList<>();

    UserId anna;
    UserId ben;
    UserId cleo;

    @BeforeEach
    void threePeopleHaveRegistered() {
        var people = new People(jdbc);
        anna = people.registered("anna");
        ben = people.registered("ben");
        cleo = people.registered("cleo");
    }

    @AfterEach
    void closeSockets() {
        opened.forEach(ProgramSocket::abort);
    }

    URI server() {
        return URI.create("http://localhost:" + port);
    }

    String token(UserId user) {
        return token(user, TokenScope.READ, TokenScope.WRITE).secret();
    }

    NewAccessToken token(UserId user, TokenScope... scopes) {
        return tokens.make(user, new TokenName("program"), Set.of(scopes), Duration.ofDays(1));
    }

    /** A program on the account-wide socket, which wants what is new from now on. */
    ProgramSocket program(UserId user) {
        return keep(ProgramSocket.open(server(), token(user)));
    }

    ProgramSocket resumed(UserId user, Map<Long, Long> held) {
        return keep(ProgramSocket.resume(server(), token(user), held));
    }

    ProgramSocket keep(ProgramSocket program) {
        opened.add(program);
        return program;
    }

    /** Somebody who can log in with {@link #PASSWORD}, too. */
    UserId withPassword(String username) {
        return accounts.register(new Registration(
                        new EmailAddress(username + "@example.org"),
                        new Username(username),
                        Optional.empty(),
                        new Password(PASSWORD)))
                .id();
    }

    String origin() {
        return "http://localhost:" + port;
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
