package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.MouseButton;
import io.parley.support.SampleFiles;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Walks through everything with the people of the demonstration, and takes the pictures of {@code docs/tour.md}. */
@Tag("tour")
@NeedsBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TourIT {

    private static final Pattern PASSWORD = Pattern.compile("The password of both is (\\S+)");

    private static ParleyServer server;
    private static Person anna;
    private static Person ben;

    @BeforeAll
    static void twoPeopleLogIn() {
        server =
                ParleyServer.shortLived("tour", "--spring.profiles.active=demo").start();
        var told = PASSWORD.matcher(server.output());
        assertThat(told.find()).isTrue();
        anna = Person.withBrowser(server, "anna");
        ben = Person.withBrowser(server, "ben");
        anna.logIn(told.group(1));
        ben.logIn(told.group(1));
        anna.openConversationWith(ben);
        ben.openConversationWith(anna);
    }

    @AfterAll
    static void everybodyGoes() {
        anna.close();
        ben.close();
        server.close();
    }

    private static void show(String name) {
        assertThat(anna.barriers()).isEmpty();
        anna.screenshots("tour-" + name);
    }

    /** A lake in the evening, drawn. */
    private static byte[] lake() throws IOException {
        var picture = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0x2b4a7f), 0, 480, new Color(0xf6b38a)));
        pen.fillRect(0, 0, 1200, 480);
        pen.setColor(new Color(0xffe3b0));
        pen.fillOval(760, 330, 130, 130);
        pen.setColor(new Color(0x33526b));
        pen.fillPolygon(new int[] {0, 260, 480, 700, 0}, new int[] {480, 240, 400, 480, 480}, 5);
        pen.setColor(new Color(0x274257));
        pen.fillPolygon(new int[] {420, 800, 1200, 1200}, new int[] {480, 300, 410, 480}, 4);
        pen.setPaint(new GradientPaint(0, 480, new Color(0xe9a582), 0, 800, new Color(0x1f3a5c)));
        pen.fillRect(0, 480, 1200, 320);
        pen.setColor(new Color(0x14304f));
        pen.fillPolygon(new int[] {300, 560, 520, 340}, new int[] {620, 620, 660, 660}, 4);
        pen.fillPolygon(new int[] {430, 430, 520}, new int[] {480, 605, 605}, 3);
        pen.dispose();
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", file);
        return file.toByteArray();
    }

    private static Locator menuItem(String name) {
        return anna.page()
                .getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void choose(String text, String act) {
        anna.message(text).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        menuItem(act).click();
    }

    @Test
    @Order(1)
    void whatIsWrittenStandsOnTheOtherScreen() {
        ben.send("Shall we meet at the **lake** tomorrow? I bring:\n- bread\n- the blue boat");
        assertThat(anna.thread(ben).getByText("the blue boat")).isVisible();
        anna.send("Gladly, at ten");
        anna.seesTick("Gladly, at ten", "read");
        show("conversation");
    }

    @Test
    @Order(2)
    void aMessageIsAnsweredWithItsQuote() {
        ben.send("Ten is fine");
        anna.sees("Ten is fine");
        anna.message("Ten is fine").click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
        assertThat(menuItem("Reply")).isVisible();
        // an entry of a menu that is or is not selected would be a serious finding
        assertThat(anna.page().locator("[role=menuitem][aria-selected]")).hasCount(0);
        anna.screenshots("tour-menu");
        menuItem("Reply").click();
        anna.send("Then I pack the tea");
        anna.seesTick("Then I pack the tea", "read");
        show("reply");
    }

    @Test
    @Order(3)
    void emojiAreFoundByTheirNames() {
        anna.press("Choose an emoji");
        anna.field("Search emoji").fill("boat");
        assertThat(anna.page().getByText("Found")).isVisible();
        show("emoji");
        anna.page().keyboard().press("Escape");
    }

    @Test
    @Order(4)
    void picturesAndFilesGoWithAMessage() throws IOException {
        anna.page().waitForFileChooser(() -> anna.press("Attach files")).setFiles(new FilePayload[] {
            new FilePayload("lake.png", "image/png", lake()),
            new FilePayload("map.pdf", "application/pdf", SampleFiles.PDF)
        });
        for (var name : List.of("lake.png", "map.pdf")) {
            assertThat(anna.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove " + name)))
                    .isVisible();
        }
        anna.composer().fill("The way there");
        anna.press("Send");
        anna.seesTick("The way there", "read");
        show("files");
    }

    @Test
    @Order(5)
    void wordsAreFoundEverywhere() {
        anna.open("/search");
        anna.field("Words of the message").fill("the");
        assertThat(anna.page().locator("mark").first()).isVisible();
        show("search");
    }

    @Test
    @Order(6)
    void peopleAreFoundAndSeen() {
        anna.open("/people");
        assertThat(anna.page().getByText("@ben").first()).isVisible();
        show("people");
    }

    @Test
    @Order(7)
    void everybodyChoosesWhatOthersSee() {
        anna.open("/settings");
        assertThat(anna.page().getByText("While Parley is closed").first()).isVisible();
        show("settings");
        anna.opensUserMenu();
        anna.screenshot("tour-user-menu");
    }
}
