package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class InterruptionIT {

    private ParleyServer server;
    private Person anna;
    private Person ben;

    @BeforeEach
    void twoPeopleTalk() {
        server = ParleyServer.shortLived("interruption").start();
        anna = Person.withBrowser(server, "anna");
        ben = Person.withBrowser(server, "ben");
        for (var person : new Person[] {anna, ben}) {
            person.register();
            person.context().clearCookies();
            person.logIn();
        }
        anna.openConversationWith(ben);
        ben.openConversationWith(anna);
        anna.send("One");
        anna.seesTick("One", "read");
    }

    @AfterEach
    void everybodyGoes() {
        anna.close();
        ben.close();
        server.close();
    }

    @Test
    void afterLosingTheNetworkNothingIsMissingAndNothingDoubled() {
        anna.context().setOffline(true);
        anna.send("Two");
        ben.send("Three");
        ben.seesTick("Three", "sent");
        anna.screenshots("offline");
        assertThat(ben.texts()).doesNotContain("Two");

        anna.context().setOffline(false);

        anna.eventuallySees("Three");
        ben.eventuallySees("Two");
        anna.seesTick("Two", "read");
        assertThat(anna.texts()).containsExactlyInAnyOrder("One", "Two", "Three");
        assertThat(ben.texts()).isEqualTo(anna.texts());
        anna.screenshot("back-online");
    }

    @Test
    @Tag("endurance")
    void afterThePushConnectionHasDiedInSilenceNothingIsMissingAndNothingDoubled() {
        var silent = new AtomicBoolean();
        anna.page()
                .routeWebSocket(
                        url -> url.contains("/VAADIN/push"),
                        browser -> browser.connectToServer().onMessage(frame -> {
                            if (!silent.get()) {
                                browser.send(frame.text());
                            }
                        }));
        anna.openConversationWith(ben);
        anna.sees("One");
        ben.send("Two");
        anna.sees("Two");

        silent.set(true);
        ben.send("Three");

        anna.eventuallySees("Three");
        ben.seesTick("Three", "read");
        assertThat(anna.texts()).containsExactly("One", "Two", "Three");
    }

    @Test
    void afterARestartOfTheServerTheConversationGoesOn() {
        anna.composer().pressSequentially("Half a thought");
        anna.marksThisPage();
        ben.marksThisPage();
        server.kill();
        ben.send("Into the dark");
        ben.screenshots("server-gone");
        server.start();

        anna.eventuallyHasLoadedANewPage(ben);
        ben.eventuallyHasLoadedANewPage(anna);
        anna.screenshot("after-restart");

        assertThat(anna.page().url()).endsWith("/chat/ben");
        assertThat(anna.composer()).hasValue("Half a thought");
        anna.composer().press("Enter");
        anna.seesTick("Half a thought", "read");
        while (ben.failedMessages().count() > 0 || ben.unansweredMessages().count() > 0) {
            ben.sendAgainWhatFailed();
        }
        anna.sees("Into the dark");
        assertThat(anna.texts()).containsExactlyInAnyOrder("One", "Half a thought", "Into the dark");
        assertThat(ben.texts()).isEqualTo(anna.texts());
    }
}
