package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import io.parley.support.Thorough;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script that runs in the browser while there is no tab or no connection. */
@NeedsBrowser
@Thorough
class InstallableAppIT {

    private static final String SHOWN = """
            navigator.serviceWorker.ready
              .then(ready => ready.getNotifications())
              .then(all => all.map(shown => [shown.title, shown.body, shown.tag].join('|')).sort().join())
            """;

    /** As by the person's own hand. */
    private static final String DISMISS = """
            navigator.serviceWorker.ready
              .then(ready => ready.getNotifications())
              .then(all => { all.forEach(shown => shown.close()); return true; })
            """;

    private static final String MESSAGE = """
            {"title":"Parley","text":"%s","path":"chat/ben","seq":%d,"sound":false,"language":"en"}
            """;

    private static final String READY = "navigator.serviceWorker.ready.then(ready => ready.active.state)";

    /** What the worker does with a press, told by windows that write down what they are asked; a test presses no real notice. */
    private static final String PRESS = """
            async open => {
              const handlers = {}, done = [];
              const windows = open.map(url => ({url, focus: async () => done.push('focus'), navigate: async to => done.push(to)}));
              const self = {
                registration: {scope: location.origin + '/'},
                addEventListener: (name, handler) => handlers[name] = handler,
                clients: {matchAll: async () => windows, openWindow: async to => done.push('new ' + to)}
              };
              new Function('self', await (await fetch('sw.js')).text())(self);
              let end;
              handlers.notificationclick({
                notification: {close: () => done.push('close'), tag: 'chat/ben'},
                waitUntil: promise => end = promise
              });
              await end;
              return done.map(what => what.replace(location.origin, '')).join(', ');
            }
            """;

    private ParleyServer server;
    private Person anna;

    @BeforeEach
    void oneIsLoggedIn() {
        server = ParleyServer.shortLived("app").start();
        anna = Person.withBrowser(server, "anna");
        anna.register();
        anna.open("/");
        anna.isInside();
        assertThat(anna.page().evaluate(READY)).isIn("activating", "activated");
    }

    @AfterEach
    void everybodyGoes() {
        anna.close();
        server.close();
    }

    @Test
    void withoutAConnectionThereIsAPageThatSaysSo() {
        anna.context().setOffline(true);
        anna.open("/settings");
        assertThat(anna.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No connection")))
                .isVisible();
        anna.screenshots("no-connection");
        anna.context().setOffline(false);
        anna.page().getByText("Try again").click();
        assertThat(anna.page().getByLabel("Tell me of new messages")).isVisible();
    }

    @Test
    void aPushedMessageIsShownAndLeadsToItsConversation() {
        anna.context().grantPermissions(List.of("notifications"));
        push(MESSAGE.formatted("New message", 5));
        eventually(SHOWN, "Parley|New message|chat/ben");
        push(MESSAGE.formatted("Another message", 6));
        eventually(SHOWN, "Parley|Another message|chat/ben");
        assertThat(anna.page().evaluate(PRESS, List.of())).isEqualTo("close, new /chat/ben");
        assertThat(anna.page().evaluate(PRESS, List.of("elsewhere"))).isEqualTo("close, focus, /chat/ben");
    }

    @Test
    void whatATabHasToldIsNotToldOtherwiseByAPush() {
        annaWantsToBeTold();
        try (var ben = Person.withBrowser(server, "ben")) {
            ben.register();
            ben.openConversationWith(anna);
            ben.send("Are you there?");
            eventually(SHOWN, "Ben|Are you there?|chat/ben");
            push(MESSAGE.formatted("New message", 1));
            push(MESSAGE.formatted("Newer message", 2).replace("chat/ben", "chat/carl"));
            eventually(SHOWN, "Ben|Are you there?|chat/ben,Parley|Newer message|chat/carl");
        }
    }

    @Test
    void anOpenTabTellsOnceOfAConversationUntilItIsRead() {
        annaWantsToBeTold();
        try (var ben = Person.withBrowser(server, "ben")) {
            ben.register();
            ben.openConversationWith(anna);
            ben.send("Are you there?");
            eventually(SHOWN, "Ben|Are you there?|chat/ben");
            anna.page().reload();
            assertThat(anna.page().getByLabel("Show what is written")).isVisible();
            ben.send("Hello?");
            eventually(SHOWN, "Ben|Hello?|chat/ben");
            anna.inAnotherTab().openConversationWith(ben);
            ben.seesTick("Hello?", "read");
            eventually(SHOWN, "");
        }
    }

    @Test
    void aNoticeForgetsWhatIsDeletedAndDoesNotComeBackWithIt() {
        annaWantsToBeTold();
        try (var ben = Person.withBrowser(server, "ben");
                var carl = Person.withBrowser(server, "carl")) {
            ben.register();
            ben.openConversationWith(anna);
            ben.send("Good morning");
            ben.send("It is a secret");
            eventually(SHOWN, "Ben|It is a secret|chat/ben");
            delete(ben, "It is a secret");
            eventually(SHOWN, "Ben|New message|chat/ben");

            ben.send("Another secret");
            eventually(SHOWN, "Ben|Another secret|chat/ben");
            anna.page().evaluate(DISMISS);
            delete(ben, "Another secret");
            carl.register();
            carl.openConversationWith(anna);
            carl.send("Hello");
            eventually(SHOWN, "Carl|Hello|chat/carl");
        }
    }

    private static void delete(Person author, String text) {
        author.message(text).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        author.menuItem("Delete").click();
        author.press("Delete for both");
        assertThat(author.message(text)).hasCount(0);
    }

    @Test
    void loggingOutTakesTheWorkerAndItsSubscriptionAway() {
        anna.page().evaluate("caches.open('mine').then(() => true)");
        eventually("caches.has('mine')", true);
        anna.logOut();
        eventually("caches.has('mine')", false);
    }

    private void annaWantsToBeTold() {
        anna.context().grantPermissions(List.of("notifications"));
        anna.open("/settings");
        anna.page().getByLabel("Tell me of new messages").check();
        assertThat(anna.page().getByLabel("Show what is written")).isVisible();
    }

    /** Asks seldom, so as not to get in the way of what the browser is about to show. */
    private void eventually(String expression, Object expected) {
        await().pollInSameThread()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(anna.page().evaluate(expression)).isEqualTo(expected));
    }

    private void push(String message) {
        var browser = anna.context().newCDPSession(anna.page());
        var registration = new CompletableFuture<String>();
        browser.on("ServiceWorker.workerRegistrationUpdated", event -> id(event).ifPresent(registration::complete));
        browser.send("ServiceWorker.enable");
        anna.page().waitForCondition(registration::isDone);
        var arguments = new JsonObject();
        arguments.addProperty("origin", server.at("").toString().replaceAll("/$", ""));
        arguments.addProperty("registrationId", registration.join());
        arguments.addProperty("data", message);
        browser.send("ServiceWorker.deliverPushMessage", arguments);
    }

    private static Optional<String> id(JsonObject event) {
        return event.getAsJsonArray("registrations").asList().stream()
                .map(one -> one.getAsJsonObject().get("registrationId").getAsString())
                .findFirst();
    }
}
