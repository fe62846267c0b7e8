package io.parley.security;

import io.parley.account.AccountService;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.Registration;
import io.parley.account.UserId;
import io.parley.account.Username;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole application behind a real web server, with one person who has registered. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(RealServerTest.Broken.class)
abstract class RealServerTest {

    static final String PASSWORD = "boats under violet rain";

    @LocalServerPort
    int port;

    @Autowired
    AccountService accounts;

    UserId anna;

    /** Something that fails, at an address that needs no log-in. */
    @RestController
    static class Broken {

        @GetMapping("/icons/broken")
        String fail() {
            throw new IllegalStateException("the inside");
        }
    }

    @BeforeEach
    void annaIsRegistered() {
        anna = accounts.register(new Registration(
                        new EmailAddress("anna@example.org"),
                        new Username("anna"),
                        Optional.empty(),
                        new Password(PASSWORD)))
                .id();
    }

    Wire wire() {
        return new Wire(port);
    }

    Wire annasBrowser() {
        var wire = wire();
        wire.logIn("anna", PASSWORD, false);
        return wire;
    }

    static boolean isLoggedIn(Wire wire) {
        return wire.get("/").status() == 200;
    }
}
