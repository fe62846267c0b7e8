package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsBrowser
class HistoryIT {

    private static final int MESSAGES = 400;
    private static final int PAGE_SIZE = 50;

    private static ParleyServer server;
    private static Person anna;
    private static Person ben;
    private static Person carl;

    @BeforeAll
    static void annaHasALongHistoryWithTwo() throws Exception {
        server = ParleyServer.shortLived("history").start();
        anna = Person.withBrowser(server, "anna");
        ben = Person.withBrowser(server, "ben");
        carl = Person.withBrowser(server, "carl");
        anna.register();
        ben.register();
        carl.register();
        server.stop();
        try (var database = new StoppedDatabase(server)) {
            database.writeHistory("anna", "ben", MESSAGES);
            database.writeHistory("anna", "carl", MESSAGES);
        }
        server.start();
        anna.logIn();
    }

    @AfterAll
    static void everybodyGoes() {
        anna.close();
        ben.close();
        carl.close();
        server.close();
    }

    @Test
    void loadingOlderMessagesMovesNothingByAPixel() {
        anna.openConversationWith(ben);
        assertThat(anna.row(MESSAGES)).isInViewport();
        var oldest = MESSAGES - PAGE_SIZE + 1;
        anna.row(oldest).scrollIntoViewIfNeeded();
        var before = anna.row(oldest + 1).boundingBox();
        anna.screenshot("history-before-loading-older");

        assertThat(anna.row(oldest - 1)).isAttached();
        anna.page()
                .waitForFunction(
                        "seq => document.querySelector('[data-seq=\"' + seq + '\"]') !== null",
                        Integer.toString(oldest - PAGE_SIZE));

        var after = anna.row(oldest + 1).boundingBox();
        assertThat(after.y).isCloseTo(before.y, within(1.0));
        anna.screenshot("history-after-loading-older");
    }

    @Test
    void theWayBackToTheLatestMessageIsShort() {
        anna.openConversationWith(ben);
        for (var oldest = MESSAGES - PAGE_SIZE + 1; oldest > 1; oldest -= PAGE_SIZE) {
            anna.row(oldest).scrollIntoViewIfNeeded();
            assertThat(anna.row(oldest - PAGE_SIZE)).isAttached();
        }
        assertThat(anna.texts()).hasSizeLessThanOrEqualTo(300);

        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Jump to latest"))
                .click();

        assertThat(anna.row(MESSAGES)).isInViewport();
    }

    @Test
    void aConversationOpensAtTheFirstUnreadMessage() {
        carl.logIn();
        carl.openConversationWith(anna);
        anna.open("/people");
        for (var number = 1; number <= 15; number++) {
            carl.send("New " + number);
            carl.seesTick("New " + number, "delivered");
        }

        anna.openConversationWith(carl);

        assertThat(anna.page().getByText("New messages")).isInViewport();
        assertThat(anna.message("New 1")).isInViewport();
        anna.screenshots("new-messages");
    }
}
