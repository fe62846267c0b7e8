package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.MouseButton;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Takes pictures of every feature that the tour leaves out, light and dark, wide and narrow, to be looked at; axe looks as well. */
@Tag("tour")
@NeedsBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GalleryIT {

    private static ParleyServer server;
    private static Person anna;
    private static Person ben;

    @BeforeAll
    static void twoPeopleTalk() {
        server = ParleyServer.shortLived(
                        "gallery", "--parley.contact.ask-first=true", "--parley.account.registrations.burst=100")
                .start();
        anna = Person.withBrowser(server, "anna");
        ben = Person.withBrowser(server, "ben");
        anna.register();
        ben.register();
        anna.open("/");
        anna.isInside();
        show(anna, "first-screen");
        ben.openConversationWith(anna);
        ben.send("Hello Anna, may I ask you something about the boat?");
        ben.seesTick("Hello Anna, may I ask you something about the boat?", "sent");
        anna.open("/");
        anna.press("Requests (1)");
        anna.page()
                .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Conversations"))
                .getByText("Ben")
                .click();
        assertThat(words("Ben would like to write to you")).isVisible();
        show(anna, "request");
        anna.press("Accept");
        assertThat(anna.composer()).isVisible();
        anna.openConversationWith(ben);
    }

    @AfterAll
    static void everybodyGoes() {
        anna.close();
        ben.close();
        server.close();
    }

    private static void show(Person person, String name) {
        assertThat(person.seriousBarriers()).as(name).isEmpty();
        person.screenshots("gallery-" + name);
    }

    private static void choose(Person person, String text, String act) {
        person.message(text).first().click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        person.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(act).setExact(true))
                .click();
    }

    private static void openOptions() {
        anna.page().getByRole(AriaRole.MAIN).getByLabel("Options for Ben").click();
        assertThat(anna.menuItem("Export")).isVisible();
    }

    private static void press(String menuItem) {
        anna.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(menuItem).setExact(true))
                .click();
    }

    private static Locator words(String text) {
        return anna.page().getByText(text).first();
    }

    /** It closes when the window is made wider or narrower. */
    private static void showUserMenu() {
        for (var width : List.of(390, 1280)) {
            anna.page().setViewportSize(width, 800);
            anna.opensUserMenu();
            assertThat(anna.seriousBarriers()).isEmpty();
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                anna.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                anna.screenshot("gallery-user-menu-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
            }
            anna.page().keyboard().press("Escape");
        }
    }

    private static void showDialog(String words, String name) {
        assertThat(words(words)).isVisible();
        show(anna, name);
        anna.page().keyboard().press("Escape");
        assertThat(words(words)).isHidden();
    }

    @Test
    @Order(1)
    void whatIsWrittenWithMarks() {
        anna.send("""
                Of course. What to bring:
                - **life jackets**, _all four_
                - ~~the old oars~~ the new ones
                > Never leave without looking at the sky

                ```
                wind  3 Bft, west
                water 17 °C
                ```
                and have a look at https://example.org/lake""");
        ben.send("🎉");
        ben.send("line after line\n".repeat(40).strip());
        assertThat(words("Show more")).isVisible();
        show(anna, "marks-and-length");
        anna.press("Formatting help");
        assertThat(words("Ctrl+B and Ctrl+I")).isVisible();
        show(anna, "marks-help");
        anna.page().keyboard().press("Escape");
    }

    @Test
    @Order(2)
    void whatBecomesOfMessages() {
        anna.send("At nine?");
        anna.seesTick("At nine?", "read");
        choose(anna, "At nine?", "Edit");
        assertThat(words("Editing your message")).isVisible();
        show(anna, "editing");
        anna.send("At ten?");
        ben.sees("At ten?");
        anna.send("Or never");
        anna.seesTick("Or never", "read");
        choose(anna, "Or never", "Delete");
        assertThat(words("Delete this message?")).isVisible();
        show(anna, "deleting");
        anna.press("Delete for both");
        assertThat(anna.message("Or never")).hasCount(0);
        choose(ben, "At ten?", "React");
        ben.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("👍"))
                .first()
                .click();
        assertThat(anna.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("👍 from Ben")))
                .isVisible();
        ben.send("Ten it is");
        anna.sees("Ten it is");
        choose(anna, "Ten it is", "Reply");
        assertThat(words("Reply to Ben")).isVisible();
        show(anna, "changed-and-replying");
        anna.send("Then I pack the tea");
        anna.seesTick("Then I pack the tea", "read");
    }

    @Test
    @Order(3)
    void whatOneCanAskOfAMessage() {
        choose(anna, "At ten?", "Message info");
        showDialog("Delivered", "info");
        choose(anna, "Ten it is", "Forward");
        showDialog("Forward to", "forward");
        choose(anna, "Ten it is", "React");
        assertThat(anna.page()
                        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("👍"))
                        .first())
                .isVisible();
        show(anna, "react");
        anna.page().keyboard().press("Escape");
    }

    @Test
    @Order(4)
    void whatOneCanDoWithAConversation() {
        openOptions();
        show(anna, "options");
        press("Mute");
        assertThat(anna.menuItem("For 8 hours")).isVisible();
        anna.screenshots("gallery-mute");
        anna.openConversationWith(ben);
        openOptions();
        anna.menuItem("Disappearing messages").click();
        anna.menuItem("1 week").click();
        assertThat(anna.thread(ben).getByText("You set disappearing messages to"))
                .isVisible();
        show(anna, "disappearing");
        openOptions();
        anna.menuItem("Export").click();
        showDialog("Export this conversation", "export");
        anna.page().keyboard().press("Control+k");
        assertThat(anna.field("Jump to a person or conversation")).isVisible();
        show(anna, "jump");
    }

    @Test
    @Order(5)
    void theListInOnesOwnOrder() {
        anna.open("/chat/anna");
        anna.send("Buy tea");
        anna.seesTick("Buy tea", "sent");
        anna.openConversationWith(ben);
        openOptions();
        press("Pin");
        anna.composer().fill("Not sent yet");
        anna.open("/chat/anna");
        assertThat(words("Draft")).isVisible();
        show(anna, "list");
        anna.open("/");
        assertThat(words("Not sent yet")).isVisible();
        show(anna, "list-alone");
        anna.open("/settings/notifications");
        assertThat(words("Why was I notified")).isVisible();
        show(anna, "why");
        anna.open("/");
        showUserMenu();
    }

    @Test
    @Order(6)
    void whomOneDoesNotWantToHear() {
        anna.openConversationWith(ben);
        openOptions();
        press("Block");
        assertThat(words("Block Ben?")).isVisible();
        show(anna, "blocking");
        anna.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Block").setExact(true))
                .click();
        assertThat(words("You have blocked Ben.")).isVisible();
        show(anna, "blocked");
        anna.open("/settings");
        assertThat(words("Blocked people")).isVisible();
        anna.page().getByText("Blocked people").first().scrollIntoViewIfNeeded();
        for (var heading : List.of("Privacy", "Notifications", "Access tokens")) {
            anna.page()
                    .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(heading + ".*")))
                    .first()
                    .scrollIntoViewIfNeeded();
            show(anna, "settings-" + heading.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }
}
