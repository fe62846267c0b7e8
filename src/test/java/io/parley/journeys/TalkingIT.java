package io.parley.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class TalkingIT {

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server = ParleyServer.packaged("talking").start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void twoPeopleFindEachOtherAndTalk() {
        try (var anna = Person.withBrowser(server, "anna");
                var ben = Person.withBrowser(server, "ben")) {
            anna.open("/login");
            anna.screenshots("login");
            assertThat(anna.barriers()).isEmpty();
            anna.open("/register");
            anna.press("Register");
            anna.screenshots("register-with-problems");
            assertThat(anna.barriers()).isEmpty();
            anna.register();
            anna.screenshots("empty-list");
            assertThat(anna.barriers()).isEmpty();
            ben.register();

            anna.openConversationWith(ben);
            anna.send("Hello Ben");
            anna.sees("Hello Ben");
        }
    }
}
