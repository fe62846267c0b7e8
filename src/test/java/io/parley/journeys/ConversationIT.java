package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.MouseButton;
import io.parley.support.Thorough;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class ConversationIT {

    /** The read gate wants half a second; a message that is still unread after this was not let through. */
    private static final int LONGER_THAN_THE_READ_GATE = 1_500;

    private static final Pattern TO_THE_SERVER = Pattern.compile("v-r=uidl");

    private static final String INVISIBLE = "\u200b";

    /** Notes the texts of the drafts that a composer tells of. */
    private static final String NOTE_DRAFTS = """
            window.noted = [];
            document.querySelector('.parley-composer').addEventListener('parley-draft', e => noted.push(e.detail.text))
            """;

    /** Whether the button for the menu stands at the height of a message. */
    private static final String THE_DOTS_STAND_BESIDE = """
            row => Math.abs(document.querySelector('.parley-acts').getBoundingClientRect().top
                - row.getBoundingClientRect().top) < 2
            """;

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server = ParleyServer.shortLived(
                        "talking", "--parley.account.registrations.burst=100", "--parley.conversation.send-burst=5")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void twoPeopleFindEachOtherAndTalk() {
        try (var anna = Person.withBrowser(server, "anna");
                var ben = Person.withBrowser(server, "ben")) {
            anna.registerByHand();
            anna.screenshots("empty-list");
            ben.registerByHand();
            ben.open("/settings");

            anna.findConversationWith(ben);
            anna.send("Hello Ben");
            anna.seesTick("Hello Ben", "delivered");

            ben.openConversationWith(anna);
            ben.sees("Hello Ben");
            anna.seesTick("Hello Ben", "read");

            ben.send("Hello Anna");
            anna.sees("Hello Anna");
            ben.seesTick("Hello Anna", "read");
            anna.screenshots("conversation");
        }
    }

    @Test
    void aTickTellsHowFarAMessageHasCome() {
        try (var carla = Person.withBrowser(server, "carla");
                var dora = Person.withBrowser(server, "dora")) {
            carla.register();
            dora.register();

            carla.openConversationWith(dora);
            carla.send("Are you there?");
            carla.seesTick("Are you there?", "sent");
            carla.screenshot("tick-sent");

            dora.open("/");
            carla.seesTick("Are you there?", "delivered");
            carla.screenshot("tick-delivered");

            dora.openConversationWith(carla);
            carla.seesTick("Are you there?", "read");
            carla.screenshot("tick-read");

            carla.page().reload();
            carla.seesTick("Are you there?", "read");
        }
    }

    @Test
    void whatArrivesInATabThatNobodyLooksAtIsNotRead() {
        try (var emil = Person.withBrowser(server, "emil");
                var fritz = Person.withBrowser(server, "fritz")) {
            emil.register();
            fritz.register();
            emil.openConversationWith(fritz);
            fritz.openConversationWith(emil);
            emil.send("Before");
            emil.seesTick("Before", "read");

            looksAway(fritz);
            emil.send("Meanwhile");
            emil.seesTick("Meanwhile", "delivered");
            emil.page().waitForTimeout(LONGER_THAN_THE_READ_GATE);
            emil.seesTick("Meanwhile", "delivered");
            emil.screenshot("not-read-while-hidden");

            looksBack(fritz);
            emil.seesTick("Meanwhile", "read");
        }
    }

    /** Another tab comes to the front, as when a person goes on to something else. */
    private static void looksAway(Person person) {
        emulateFocus(person, false);
        person.context().newPage().bringToFront();
        person.page().waitForFunction("() => !document.hasFocus()");
    }

    private static void looksBack(Person person) {
        person.page().bringToFront();
        emulateFocus(person, true);
        person.page().waitForFunction("() => document.hasFocus()");
    }

    private static void emulateFocus(Person person, boolean focused) {
        var enabled = new JsonObject();
        enabled.addProperty("enabled", focused);
        person.context().newCDPSession(person.page()).send("Emulation.setFocusEmulationEnabled", enabled);
    }

    @Test
    void aRefusedMessageKeepsItsTextAndIsSentAgainOnce() {
        try (var gina = Person.withBrowser(server, "gina");
                var hugo = Person.withBrowser(server, "hugo")) {
            gina.register();
            hugo.register();
            gina.openConversationWith(hugo);

            var sent = 0;
            while (gina.failedMessages().count() == 0) {
                gina.send("Number " + ++sent);
            }
            gina.screenshots("failed-message");
            while (gina.unansweredMessages().count() > 0
                    || gina.failedMessages().count() > 0) {
                gina.sendAgainWhatFailed();
            }

            hugo.openConversationWith(gina);
            assertThat(hugo.thread(gina).locator("[data-seq]")).hasCount(sent);
            assertThat(hugo.texts()).doesNotHaveDuplicates();
        }
    }

    @Test
    @Thorough
    void anEmojiIsTakenByItsNameWhileTypingAndNothingTypedIsLost() {
        try (var lea = Person.withBrowser(server, "lea")) {
            lea.register();
            lea.open("/chat/lea");
            var chosen = lea.page().locator(".parley-suggestions > [aria-selected=true]");

            lea.composer().pressSequentially("I :heart");
            assertThat(chosen).containsText(":heart:");
            lea.page().keyboard().press("ArrowDown");
            assertThat(chosen).not().containsText(":heart:");
            lea.page().keyboard().press("ArrowUp");
            lea.page().keyboard().press("Enter");
            assertThat(lea.composer()).hasValue("I ❤️");
            lea.composer().pressSequentially(" tea :tada");
            assertThat(chosen).containsText(":tada:");
            lea.page().keyboard().press("Tab");
            assertThat(lea.composer()).hasValue("I ❤️ tea 🎉");
            assertThat(lea.composer()).isFocused();

            lea.page()
                    .waitForFunction(
                            "() => localStorage.getItem('parley.emoji') === '🎉 ❤️'",
                            null,
                            new Page.WaitForFunctionOptions().setPollingInterval(50));

            lea.composer().pressSequentially(" :fire");
            assertThat(chosen).containsText(":fire:");
            lea.page().keyboard().press("Escape");
            assertThat(chosen).hasCount(0);
            lea.composer().pressSequentially("place");
            assertThat(lea.composer()).hasValue("I ❤️ tea 🎉 :fireplace");
            lea.page().keyboard().press("Enter");
            lea.sees("I ❤️ tea 🎉 :fireplace");
        }
    }

    @Test
    @Thorough
    void whatIsTypedBeforeTheServerAnswersStandsWhereItBelongs() {
        try (var pia = Person.withBrowser(server, "pia");
                var quinn = Person.withBrowser(server, "quinn")) {
            pia.register();
            quinn.register();
            quinn.open("/");
            pia.openConversationWith(quinn);
            pia.send("The first");
            pia.seesTick("The first", "delivered");
            var keys = pia.page().keyboard();

            beforeTheServerAnswers(pia, () -> {
                keys.press("Control+k");
                keys.type("quinn");
            });
            var finder = pia.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX);
            assertThat(finder).hasValue("quinn");
            assertThat(pia.composer()).hasValue("");
            keys.press("Escape");
            assertThat(finder).hasCount(0);
            pia.composer().focus();

            beforeTheServerAnswers(pia, () -> {
                keys.press("ArrowUp");
                keys.type(", edited");
            });
            assertThat(pia.composer()).hasValue("The first, edited");
            beforeTheServerAnswers(pia, () -> {
                keys.press("Enter");
                keys.type("the next");
            });
            quinn.openConversationWith(pia);
            quinn.sees("The first, edited");
            assertThat(button(pia, "Send")).isVisible();
            assertThat(pia.composer()).hasValue("the next");

            pia.thread(quinn).press("ArrowUp");
            beforeTheServerAnswers(pia, () -> {
                keys.press("r");
                keys.type(" really");
            });
            assertThat(pia.composer()).hasValue("the next really");
            assertThat(button(pia, "Do not reply")).isVisible();

            pia.message("The first, edited").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
            assertThat(pia.menuItem("Edit")).isVisible();
            beforeTheServerAnswers(pia, () -> {
                pia.menuItem("Edit").click();
                keys.type(" again");
            });
            assertThat(pia.composer()).hasValue("The first, edited again");

            pia.thread(quinn).focus();
            beforeTheServerAnswers(pia, () -> {
                keys.press("/");
                keys.type("quinn");
            });
            assertThat(pia.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.TEXTBOX))
                    .hasValue("quinn");
            assertThat(pia.page().getByText("@quinn")).isVisible();
        }
    }

    private static void beforeTheServerAnswers(Person person, Runnable act) {
        var held = new ArrayList<Route>();
        person.page().route(TO_THE_SERVER, held::add);
        act.run();
        person.page().unroute(TO_THE_SERVER);
        held.forEach(Route::resume);
    }

    @Test
    @Thorough
    void aDraftGoesOnInAnotherTabAndWhatIsTypedInBothIsTwoMessages() {
        try (var uma = Person.withBrowser(server, "uma")) {
            uma.register();
            uma.open("/chat/uma");
            uma.composer().pressSequentially("Half");
            var other = uma.inAnotherTab();
            other.open("/chat/uma");

            assertThat(other.composer()).isFocused();
            assertThat(other.composer()).hasValue("Half");
            other.composer().pressSequentially(" a thought");
            assertThat(other.composer()).hasValue("Half a thought");

            uma.composer().pressSequentially(" and more");
            other.composer().press("Enter");
            uma.sees("Half a thought");
            assertThat(uma.composer()).hasValue("Half and more");
            uma.composer().press("Enter");
            other.sees("Half and more");

            uma.composer().pressSequentially("Later");
            assertThat(other.composer()).hasValue("Later");
            other.send("Later on");
            uma.sees("Later on");
            assertThat(uma.composer()).hasValue("");
            assertThat(other.composer()).hasValue("");
        }
    }

    @Test
    @Thorough
    void whoComesBackToADraftFindsWhatHeHasMadeOfItElsewhere() {
        try (var uma = Person.withBrowser(server, "una")) {
            uma.register();
            uma.open("/chat/una");
            uma.send("Tea?");
            uma.seesTick("Tea?", "sent");
            uma.composer().pressSequentially("Half");
            assertThat(uma.page().getByText("Draft: Half")).isVisible();
            uma.open("/people");
            var other = uma.inAnotherTab();
            other.open("/chat/una");
            assertThat(other.composer()).hasValue("Half");
            other.composer().pressSequentially(" a thought");
            assertThat(uma.page().getByText("Draft: Half a thought")).isVisible();
            other.open("/people");

            uma.open("/chat/una");

            assertThat(uma.composer()).hasValue("Half a thought");
            uma.composer().press("Enter");
            uma.seesTick("Half a thought", "sent");
        }
    }

    @Test
    @Thorough
    void whatIsAnsweredFollowsTheDraftOverAReloadAndToAnotherTab() {
        try (var cleo = Person.withBrowser(server, "cleo")) {
            cleo.register();
            cleo.open("/chat/cleo");
            cleo.send("Tea?");
            cleo.seesTick("Tea?", "sent");
            var other = cleo.inAnotherTab();
            other.open("/chat/cleo");
            assertThat(other.composer()).isFocused();

            cleo.page().getByRole(AriaRole.LOG).press("ArrowUp");
            cleo.page().keyboard().press("r");
            assertThat(button(cleo, "Do not reply")).isVisible();
            cleo.page().reload();
            assertThat(button(cleo, "Do not reply")).isVisible();
            cleo.composer().pressSequentially("Yes");
            assertThat(other.composer()).hasValue("Yes");
            assertThat(button(other, "Do not reply")).isVisible();

            cleo.press("Do not reply");
            assertThat(button(other, "Do not reply")).isHidden();
            cleo.page().getByRole(AriaRole.LOG).press("ArrowUp");
            cleo.page().keyboard().press("r");
            assertThat(button(other, "Do not reply")).isVisible();

            cleo.composer().fill("");
            assertThat(other.composer()).hasValue("");
            assertThat(button(other, "Do not reply")).isHidden();
            assertThat(button(cleo, "Do not reply")).isVisible();
            cleo.composer().pressSequentially("Of course");
            var third = cleo.inAnotherTab();
            third.open("/chat/cleo");
            assertThat(third.composer()).hasValue("Of course");
            assertThat(button(third, "Do not reply")).isVisible();

            cleo.page().evaluate(NOTE_DRAFTS);
            third.composer().press("Enter");
            assertThat(cleo.message("Of course").locator(".parley-quote")).containsText("Tea?");
            assertThat(button(cleo, "Do not reply")).isHidden();
            assertThat(cleo.composer()).hasValue("");
            // an empty draft would remove what is typed there by now
            assertThat(cleo.page().evaluate("noted")).isEqualTo(List.of());
        }
    }

    @Test
    @Thorough
    void whatTheDuplicateOfATabSendsIsAMessageOfItsOwn() {
        try (var tess = Person.withBrowser(server, "tess")) {
            tess.register();
            tess.open("/chat/tess");
            tess.send("One");
            tess.seesTick("One", "sent");
            var duplicate = tess.inADuplicateOfThisTab();
            duplicate.sees("One");
            assertThat(duplicate.composer()).isFocused();
            assertThat(nameOfNextMessage(duplicate)).isNotEqualTo(nameOfNextMessage(tess));

            tess.composer().fill("The same");
            var another = tess.inADuplicateOfThisTab();
            another.sees("One");
            assertThat(another.composer()).hasValue("The same");
            beforeTheServerAnswers(another, () -> {
                another.send("The same, and more");
                tess.composer().press("Enter");
                another.sees("The same");
            });
            assertThat(another.failedMessages()).containsText("The same, and more");
            another.page().reload();
            another.press("Send again");
            tess.sees("The same, and more");
        }
    }

    private static String nameOfNextMessage(Person person) {
        return person.page().locator(".parley-composer").getAttribute("data-client-id");
    }

    @Test
    @Thorough
    void whatIsTypedOutlivesAnEditAndARefusal() {
        try (var nia = Person.withBrowser(server, "nia")) {
            nia.register();
            nia.open("/chat/nia");
            nia.send("Tea?");
            nia.seesTick("Tea?", "sent");

            nia.page().getByRole(AriaRole.LOG).press("ArrowUp");
            nia.page().keyboard().press("r");
            assertThat(button(nia, "Do not reply")).isVisible();
            beforeTheServerAnswers(nia, () -> {
                nia.send(INVISIBLE);
                assertThat(nia.unansweredMessages()).isVisible();
            });
            assertThat(nia.problemOfComposer()).hasText("This text has characters that cannot be sent.");
            assertThat(nia.unansweredMessages()).hasCount(0);
            assertThat(nia.composer()).hasValue(INVISIBLE);
            assertThat(button(nia, "Do not reply")).isVisible();
            nia.send("Yes");
            assertThat(nia.message("Yes").locator(".parley-quote")).containsText("Tea?");

            nia.seesTick("Yes", "sent");
            nia.composer().fill("Half a thought");
            nia.message("Yes").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
            nia.menuItem("Edit").click();
            assertThat(nia.composer()).hasValue("Yes");
            nia.send(INVISIBLE);
            assertThat(nia.problemOfComposer()).hasText("This text has characters that cannot be sent.");
            nia.page()
                    .waitForFileChooser(() -> nia.press("Attach files"))
                    .setFiles(new FilePayload("notes.txt", "text/plain", "notes".getBytes(StandardCharsets.UTF_8)));
            assertThat(button(nia, "Remove notes.txt")).isVisible();
            nia.page().reload();
            assertThat(nia.composer()).hasValue(INVISIBLE);
            assertThat(button(nia, "Remove notes.txt")).isVisible();
            nia.composer().press("Escape");
            assertThat(nia.composer()).hasValue("Half a thought");
            nia.page().reload();
            assertThat(nia.composer()).hasValue("Half a thought");
        }
    }

    @Test
    @Thorough
    void theKeyboardAloneReactsAnswersEditsAndPins() {
        try (var nora = Person.withBrowser(server, "nora");
                var otto = Person.withBrowser(server, "otto")) {
            nora.register();
            otto.register();
            otto.openConversationWith(nora);
            otto.send("Tea or coffee?");
            nora.openConversationWith(otto);
            assertThat(nora.composer()).isFocused();
            var keys = nora.page().keyboard();
            var question = nora.message("Tea or coffee?");

            nora.thread(otto).press("ArrowUp");
            assertThat(question).isFocused();
            keys.press("Enter");
            assertThat(nora.menuItem("React")).isFocused();
            keys.press("Escape");
            assertThat(nora.menuItem("React")).isHidden();
            assertThat(question).isFocused();
            otto.send("Or cocoa?");
            nora.sees("Or cocoa?");
            nora.page().waitForFunction(THE_DOTS_STAND_BESIDE, question.elementHandle());

            keys.press("Enter");
            assertThat(nora.menuItem("React")).isFocused();
            keys.press("Enter");
            assertThat(button(nora, "👍")).isFocused();
            keys.press("ArrowRight");
            keys.press("Enter");
            assertThat(button(otto, "❤️ from Nora")).isVisible();
            assertThat(question).isFocused();

            keys.press("r");
            assertThat(nora.composer()).isFocused();
            assertThat(button(nora, "Do not reply")).isVisible();
            nora.page().waitForFunction(THE_DOTS_STAND_BESIDE, question.elementHandle());
            keys.type("Coffee");
            keys.press("Enter");
            otto.sees("Coffee");
            keys.press("ArrowUp");
            assertThat(nora.composer()).hasValue("Coffee");
            assertThat(button(nora, "Save")).isVisible();
            keys.press("End");
            keys.type(", please");
            keys.press("Enter");
            otto.sees("Coffee, please");

            nora.page().getByRole(AriaRole.MAIN).getByLabel("Options for Otto").press("Enter");
            assertThat(nora.menuItem("Pin").first()).isFocused();
            keys.press("Escape");

            nora.open("/chat/nora");
            nora.send("Buy beans");
            nora.sees("Buy beans");
            var rows = nora.page().locator(".parley-conversation-item a");
            assertThat(rows.nth(1)).containsText("Otto");
            rows.nth(1).press("Shift+F10");
            assertThat(nora.menuItem("Pin")).isFocused();
            keys.press("Enter");
            assertThat(rows.first()).containsText("Otto");
            assertThat(rows.first()).isFocused();
            keys.press("ArrowDown");
            keys.press("ArrowDown");
            assertThat(rows.nth(1)).isFocused();
            keys.press("ArrowUp");
            assertThat(rows.first()).isFocused();
            keys.press("Enter");
            assertThat(nora.thread(otto)).isVisible();
            assertThat(nora.composer()).isFocused();
        }
    }

    @Test
    @Thorough
    void theFocusStaysWhereSomethingWasPressed() {
        try (var vera = Person.withBrowser(server, "vera");
                var walt = Person.withBrowser(server, "walt")) {
            vera.register();
            walt.register();
            walt.openConversationWith(vera);
            walt.send("Tea?");
            vera.openConversationWith(walt);
            var keys = vera.page().keyboard();

            reactsByKeys(walt, vera);
            button(vera, "👍 from Walt").press("Enter");
            assertThat(button(vera, "👍 from Walt, You")).isFocused();
            keys.press("Enter");
            assertThat(button(vera, "👍 from Walt")).isFocused();
            button(walt, "👍 from You").press("Enter");
            assertThat(walt.message("Tea?")).isFocused();

            vera.open("/people");
            var search = vera.page().getByRole(AriaRole.MAIN).getByRole(AriaRole.TEXTBOX);
            assertThat(search).isFocused();
            search.blur();
            keys.press("/");
            keys.type("walt");
            assertThat(search).hasValue("walt");

            vera.open("/settings");
            assertThat(button(vera, "Show the password")).hasCount(2);
            vera.field("Name of the token").fill("bot");
            vera.press("Create token");
            button(vera, "Revoke bot").press("Enter");
            assertThat(vera.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Access tokens")))
                    .isFocused();
        }
    }

    private static void reactsByKeys(Person person, Person peer) {
        var keys = person.page().keyboard();
        person.thread(peer).press("ArrowUp");
        keys.press("Enter");
        assertThat(person.menuItem("React")).isFocused();
        keys.press("Enter");
        assertThat(button(person, "👍")).isFocused();
        keys.press("Enter");
        assertThat(button(person, "👍 from You")).isVisible();
    }

    @Test
    @Thorough
    void aLongPressOpensTheMenuOfAMessageAndDeletingItIsAskedFirst() {
        try (var rosa = Person.withTelephone(server, "rosa")) {
            rosa.register();
            rosa.open("/chat/rosa");
            rosa.send("Buy beans");
            rosa.seesTick("Buy beans", "sent");
            var message = rosa.message("Buy beans").boundingBox();

            var finger = new JsonObject();
            finger.addProperty("x", message.x + message.width / 2);
            finger.addProperty("y", message.y + message.height / 2);
            var screen = rosa.context().newCDPSession(rosa.page());
            screen.send("Input.dispatchTouchEvent", touch("touchStart", finger));
            assertThat(rosa.menuItem("Delete")).isVisible();
            screen.send("Input.dispatchTouchEvent", touch("touchEnd"));
            rosa.screenshot("menu-by-long-press");
            rosa.menuItem("Delete").tap();
            assertThat(button(rosa, "Keep")).isFocused();
            assertThat(rosa.page().locator("vaadin-confirm-dialog [focus-ring]"))
                    .hasText("Keep");
            rosa.page().keyboard().press("Enter");
            assertThat(button(rosa, "Keep")).hasCount(0);
            rosa.sees("Buy beans");
        }
    }

    private static JsonObject touch(String type, JsonObject... fingers) {
        var points = new JsonArray();
        Stream.of(fingers).forEach(points::add);
        var touch = new JsonObject();
        touch.addProperty("type", type);
        touch.add("touchPoints", points);
        return touch;
    }

    private static Locator button(Person person, String name) {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void loggingOutEndsEveryTab() {
        try (var ida = Person.withBrowser(server, "ida")) {
            ida.register();
            ida.open("/");
            var otherTab = ida.inAnotherTab();
            otherTab.open("/people");
            otherTab.isInside();

            ida.logOut();
            ida.screenshot("logged-out");

            otherTab.isOutside();
            otherTab.open("/people");
            otherTab.isOutside();
        }
    }

    @Test
    void noScreenKeepsAnybodyOut() {
        try (var jana = Person.withBrowser(server, "jana");
                var karl = Person.withBrowser(server, "karl")) {
            karl.register();
            karl.open("/");
            jana.open("/login");
            jana.isOutside();
            jana.screenshots("login");
            assertThat(jana.barriers()).as("log-in").isEmpty();
            jana.open("/register");
            jana.press("Register");
            assertThat(jana.page().getByText("This is not an e-mail address.")).isVisible();
            jana.screenshots("register-with-problems");
            assertThat(jana.barriers()).as("registration").isEmpty();
            jana.registerByHand();
            assertThat(jana.barriers()).as("empty list").isEmpty();
            jana.openConversationWith(karl);
            jana.send("Hello");
            jana.seesTick("Hello", "delivered");
            assertThat(jana.barriers()).as("conversation").isEmpty();
            jana.opensUserMenu();
            jana.screenshot("user-menu");
            assertThat(jana.barriers()).as("user menu").isEmpty();
            for (var entry : List.of("Settings", "Log out")) {
                jana.page().keyboard().press("ArrowDown");
                assertThat(jana.menuItem(entry)).isFocused();
            }
            jana.page().keyboard().press("Escape");
            assertThat(jana.menuItem("Log out")).isHidden();
            assertThat(jana.composer()).isVisible();
            jana.open("/people");
            assertThat(jana.page().getByText("@karl")).isVisible();
            jana.screenshots("people");
            assertThat(jana.barriers()).as("people").isEmpty();
            jana.open("/settings");
            assertThat(jana.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password")))
                    .isVisible();
            jana.screenshots("settings");
            assertThat(jana.barriers()).as("settings").isEmpty();
            jana.open("/chat/nobody.of.this.name");
            assertThat(jana.page().getByText("There is nothing here")).isVisible();
            jana.screenshots("not-found");
            assertThat(jana.barriers()).as("not found").isEmpty();
        }
    }
}
