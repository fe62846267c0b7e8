package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.parley.support.Thorough;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do now and then, where strangers have to ask first. */
@NeedsBrowser
@Thorough
class EverydayIT {

    private static ParleyServer server;
    private static Person anna;
    private static Person ben;

    @BeforeAll
    static void twoPeopleKnowEachOther() {
        server = ParleyServer.shortLived(
                        "everyday", "--parley.contact.ask-first=true", "--parley.account.registrations.burst=100")
                .start();
        anna = Person.withBrowser(server, "anna");
        ben = Person.withBrowser(server, "ben");
        anna.register();
        ben.register();
        ben.openConversationWith(anna);
        ben.send("May I?");
        ben.seesTick("May I?", "sent");
        letIn(ben);
    }

    @AfterAll
    static void everybodyGoes() {
        anna.close();
        ben.close();
        server.close();
    }

    private static void letIn(Person stranger) {
        anna.open("/");
        anna.press("Requests (1)");
        anna.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Conversations"))
                .getByText(stranger.displayName())
                .click();
        assertThat(anna.composer()).isHidden();
        anna.press("Accept");
        assertThat(anna.composer()).isVisible();
    }

    private static void choose(Person person, Person peer, String... entries) {
        person.openConversationWith(peer);
        person.page()
                .getByRole(AriaRole.MAIN)
                .getByLabel("Options for " + peer.displayName())
                .click();
        for (var entry : entries) {
            person.menuItem(entry).click();
        }
    }

    @Test
    void aStrangerAsksAndIsLetIn() {
        try (var carla = Person.withBrowser(server, "carla")) {
            carla.register();
            carla.openConversationWith(anna);
            carla.send("Hello Anna");
            carla.seesTick("Hello Anna", "sent");

            letIn(carla);

            carla.seesTick("Hello Anna", "read");
            anna.send("Welcome");
            carla.sees("Welcome");
        }
    }

    @Test
    void aConversationIsTakenAlongAsAPage() throws IOException {
        choose(anna, ben, "Export…");
        var page = anna.page()
                .waitForDownload(() -> anna.page().getByText("As a page").click());
        assertThat(page.suggestedFilename()).endsWith(".html");
        assertThat(Files.readString(page.path())).contains("May I?", "@ben");
    }

    @Test
    void goingBackFromWhatWasFoundLeadsToTheSameSearch() {
        anna.open("/search");
        var words = anna.field("Words of the message");
        var hit = anna.page().locator(".parley-hit");
        var steps = anna.page().evaluate("history.length");
        words.pressSequentially("may");
        assertThat(hit).hasCount(1);
        words.pressSequentially(" i");
        assertThat(anna.page()).hasURL(server.at("/search?q=may%20i").toString());
        assertThat(anna.page().evaluate("history.length")).isEqualTo(steps);

        hit.click();
        assertThat(anna.thread(ben)).isVisible();
        assertThat(anna.page()).hasURL(Pattern.compile("/chat/ben"));
        anna.page().goBack();
        assertThat(words).hasValue("may i");
        assertThat(hit).hasCount(1);
        anna.page().reload();
        assertThat(words).hasValue("may i");
        assertThat(hit).hasCount(1);
    }

    @Test
    void everyLineBeginsOnTheSideOfItsOwnScript() {
        anna.openConversationWith(ben);
        anna.send("مرحبا\nand a line that is much longer than the one above");
        var row = anna.page().locator(".parley-message").last();
        assertThat(row).containsText("much longer");

        var begins = row.locator("bdi").evaluate("""
                text => {
                  const range = document.createRange();
                  range.selectNodeContents(text);
                  const lines = [...range.getClientRects()];
                  return lines[0].left > lines.at(-1).left + 100;
                }
                """);

        assertThat(begins).isEqualTo(true);
    }

    @Test
    void bothSeeThatMessagesWillDisappear() {
        ben.openConversationWith(anna);
        choose(anna, ben, "Disappearing messages", "1 day");
        assertThat(anna.page().getByLabel("Disappearing messages: 1 day")).isVisible();
        assertThat(anna.thread(ben).getByText("You set disappearing messages to"))
                .isVisible();
        assertThat(ben.thread(anna).getByText("Anna set disappearing messages to"))
                .isVisible();
        anna.page()
                .getByRole(AriaRole.MAIN)
                .getByLabel("Options for " + ben.displayName())
                .click();
        anna.menuItem("Disappearing messages").click();
        assertThat(anna.menuItem("1 day, chosen")).hasAttribute("menu-item-checked", "");
        anna.screenshot("menu-ticked");
    }

    @Test
    void whoIsLoggedOutInHisOtherBrowserIsNotLetBackIn() {
        try (var elsewhere = Person.withBrowser(server, "ben")) {
            elsewhere.logIn();
            ben.open("/settings");
            ben.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Log out in ")))
                    .click();
            elsewhere.isOutside();
            elsewhere.open("/people");
            elsewhere.isOutside();
            ben.isInside();
        }
    }
}
