package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class SearchViewTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private AccountService accounts;

    @Autowired
    private ArrangementService arrangements;

    @Autowired
    private Clock clock;

    private UserId anna;
    private UserId ben;
    private UserId carl;

    @BeforeEach
    void people(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        carl = people.registered("carl");
    }

    private Message send(UserId from, UserId to, String text) {
        return messages.send(from, to, ClientMessageId.random(), new MessageBody(text));
    }

    private static List<Anchor> hits(Screen screen) {
        return screen.all(Anchor.class).stream()
                .filter(link -> link.hasClassName("parley-hit"))
                .toList();
    }

    @Test
    void whatIsFoundLeadsToWhereItStands(Screens screens) {
        send(ben, anna, "The boats leave at seven");
        for (var count = 0; count < 70; count++) {
            send(anna, ben, "later");
        }
        var annas = screens.open("search", anna);
        assertThat(annas.text()).contains("What are you looking for?");

        annas.type("Words of the message", "boat");

        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(annas.text()).contains("Ben", "boats", "leave at seven");
        assertThat(hits(annas).getFirst().getHref()).isEqualTo("chat/ben?at=1");

        var there = screens.open("chat/ben?at=1", anna);

        assertThat(there.text()).contains("The boats leave at seven");
        assertThat(there.calls()).anyMatch(call -> call.contains("scrollIntoView"));
    }

    @Test
    void oneConversationIsSearchedFromItsHeader(Screens screens) {
        send(ben, anna, "boats of Ben");
        send(carl, anna, "boats of Carl");
        var annas = screens.open("chat/ben", anna);
        assertThat(annas.all(Anchor.class)).extracting(Anchor::getHref).contains("search?with=ben");

        var search = screens.open("search?with=ben&q=boats", anna);
        search.eventually(() -> assertThat(hits(search)).hasSize(1));
        assertThat(hits(search).getFirst().getHref()).isEqualTo("chat/ben?at=1");

        search.press("With Ben");
        search.eventually(() -> assertThat(hits(search)).hasSize(2));
    }

    @Test
    void whatIsFoundIsShownWithoutItsMarks(Screens screens) {
        send(ben, anna, "All **boats** [leave](https://boats.example) at *seven*");

        var search = screens.open("search?q=boats", anna);

        search.eventually(() -> assertThat(hits(search)).hasSize(1));
        assertThat(hits(search).getFirst().getElement().getTextRecursively()).contains("All boats leave at seven");
        assertThat(search.all(HtmlContainer.class).stream()
                        .filter(mark -> mark.getElement().getTag().equals("mark")))
                .extracting(HtmlContainer::getText)
                .containsExactly("boats");
    }

    @Test
    void nothingFoundAndTooLittleToLookForAreSaid(Screens screens) {
        var annas = screens.open("search?q=nothing", anna);

        annas.eventually(() -> assertThat(annas.text()).contains("Nothing found"));

        annas.type("Words of the message", "n");
        assertThat(annas.text())
                .contains("What are you looking for?", "two letters or more")
                .doesNotContain("Nothing found");

        annas.type("Words of the message", "?!");
        assertThat(annas.text()).contains("no letter, digit or emoji").doesNotContain("two letters or more");
    }

    @Test
    void whatHasFilesIsFoundWithoutAWordAndTheArrowKeysLeadToIt(Screens screens) throws IOException {
        send(ben, anna, "no file");
        var file = attachments.upload(ben, "garden.txt", new ByteArrayInputStream("plan".getBytes()));
        messages.send(
                ben,
                anna,
                ClientMessageId.random(),
                new NewMessage(MessageBody.orEmpty(""), List.of(file.id()), Optional.empty()));
        var annas = screens.open("search", anna);
        assertThat(annas.calls()).anyMatch(call -> call.contains("ArrowDown"));

        annas.type("With files", true);

        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(annas.text()).contains("garden.txt");
        assertThat(annas.all(HtmlContainer.class).stream().filter(part -> part.hasClassName("parley-hit-text")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getElement().getTextRecursively()).isEqualTo("garden.txt"));
        assertThat(hits(annas).getFirst().getHref()).isEqualTo("chat/ben?at=2");

        annas.type("With files", false);
        assertThat(annas.text()).contains("What are you looking for?");
    }

    @Test
    void hitsAreNarrowedByPersonAndDay(Screens screens) {
        send(ben, anna, "boats of Ben");
        send(carl, anna, "boats of Carl");
        var annas = screens.open("search?q=boats", anna);
        annas.eventually(() -> assertThat(hits(annas)).hasSize(2));

        annas.type("Written by", accounts.profile(carl).orElseThrow());
        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(hits(annas).getFirst().getHref()).isEqualTo("chat/carl?at=1");

        var tomorrow = LocalDate.now(clock).plusDays(2);
        annas.type("From date", tomorrow);
        annas.eventually(() -> assertThat(annas.text()).contains("Nothing found"));
        annas.type("Until date", tomorrow.minusDays(9));
        assertThat(annas.text()).contains("This is before the first date.");
    }

    @Test
    void aConversationThatHasNotBegunHoldsNothing(Screens screens) {
        send(carl, anna, "boats of Carl");

        var annas = screens.open("search?with=ben&q=boats", anna);

        annas.eventually(() -> assertThat(annas.text()).contains("With Ben", "Nothing found"));
        annas.press("With Ben");
        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
    }

    @Test
    void whoeverHasWrittenCanBeChosen(Screens screens, People people) {
        var frieda = people.registered("frieda", "Frieda Moor");
        send(anna, carl, "boats");
        archive(send(ben, anna, "boats"));
        var annas = screens.open("search", anna);

        assertThat(annas.offers("Written by", "")).containsExactly("Anna", "Carl", "Ben");
        assertThat(annas.offers("Written by", "c")).containsExactly("Carl");
        assertThat(annas.offers("Written by", "moor")).containsExactly("Frieda Moor");
        assertThat(annas.offers("Written by", "ann")).containsExactly("Anna");

        annas.type("Written by", accounts.profile(frieda).orElseThrow());
        assertThat(addressesIn(annas)).endsWith("search?by=frieda");
    }

    @Test
    void anAddressNamesWhoeverHasWritten(Screens screens) {
        archive(send(ben, anna, "boats of Ben"));
        send(carl, anna, "boats of Carl");

        var annas = screens.open("search?q=boats&by=ben", anna);

        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(hits(annas).getFirst().getHref()).isEqualTo("chat/ben?at=1");
    }

    private void archive(Message message) {
        arrangements.arrange(
                anna,
                message.conversationId(),
                now -> new Arrangement(false, true, now.mutedUntil(), now.markedUnread()));
    }

    @Test
    void ownNotesAreCalledSo(Screens screens) {
        send(anna, anna, "boats to buy");

        var annas = screens.open("search?with=anna&q=boats", anna);

        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(hits(annas).getFirst().getElement().getTextRecursively()).contains("Note to self");
        assertThat(annas.shows(Button.class, "Note to self")).isTrue();
    }

    @Test
    void theAddressSaysWhatIsSearched(Screens screens) {
        send(ben, anna, "boats & sails of Ben");
        var annas = screens.open("search?with=ben", anna);
        var today = LocalDate.now(clock);

        annas.type("Words of the message", "boats & sails");
        annas.type("Written by", accounts.profile(ben).orElseThrow());
        annas.type("From date", today.minusDays(1));
        annas.type("Until date", today.plusDays(1));
        annas.type("With files", true);

        assertThat(addressesIn(annas))
                .contains("search?with=ben&q=boats%20%26%20sails")
                .endsWith("search?with=ben&q=boats%20%26%20sails&by=ben&files=yes&from=" + today.minusDays(1) + "&to="
                        + today.plusDays(1));

        annas.type("With files", false);
        annas.press("With Ben");
        annas.type("Written by", null);
        annas.type("From date", null);
        annas.type("Until date", null);
        annas.type("Words of the message", "");
        assertThat(addressesIn(annas)).endsWith("search");
    }

    /** The addresses that took the place of the one before, oldest first. */
    private static List<Object> addressesIn(Screen screen) {
        return screen.parameters("replace: true").stream()
                .filter(String.class::isInstance)
                .toList();
    }

    @Test
    void anAddressLeadsToItsSearch(Screens screens) {
        send(ben, anna, "boats of Ben");
        send(anna, ben, "boats of Anna");
        var today = LocalDate.now(clock);
        var annas = screens.open(
                "search?q=boats&with=ben&by=ben&from=" + today.minusDays(1) + "&to=" + today.plusDays(1), anna);

        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));
        assertThat(hits(annas).getFirst().getHref()).isEqualTo("chat/ben?at=1");
        assertThat(annas.the(TextField.class, "Words of the message").getValue())
                .isEqualTo("boats");
        assertThat(annas.all(DatePicker.class))
                .extracting(DatePicker::getValue)
                .containsExactly(today.minusDays(1), today.plusDays(1));
        assertThat(annas.the(Checkbox.class, "With files").getValue()).isFalse();
        assertThat(addressesIn(annas)).isEmpty();

        annas.reload();
        annas.eventually(() -> assertThat(hits(annas)).hasSize(1));

        annas.run(() -> UI.getCurrent()
                .navigate(
                        "search",
                        QueryParameters.fromString("q=boats&by=nobody&from=tomorrow&to=2026-02-31&with=%20")));
        annas.eventually(() -> assertThat(hits(annas)).hasSize(2));
    }

    @Test
    void theCalendarSpeaksTheLanguageOfTheScreen(Screens screens) {
        var annas = screens.open("people", anna);
        annas.run(() -> UI.getCurrent().setLocale(Locale.GERMAN));

        annas.go("search");

        var words = annas.all(DatePicker.class).getFirst().getI18n();
        assertThat(words.getMonthNames()).startsWith("Januar", "Februar");
        assertThat(words.getWeekdays()).startsWith("Sonntag", "Montag");
        assertThat(words.getFirstDayOfWeek()).isEqualTo(1);
        assertThat(words.getDateFormats()).startsWith("dd.MM.yyyy").endsWith("yyyy-MM-dd");
        assertThat(annas.text()).contains("Zum Beispiel 31.12.2026");
        assertThat(words.getToday()).isEqualTo("Heute");
        assertThat(words.getBadInputErrorMessage()).isEqualTo("Das ist kein Datum.");
    }

    @Test
    void theNamesOfDaysFitIntoTheColumnsOfTheCalendarInEveryLanguage(Screens screens) {
        var annas = screens.open("people", anna);
        annas.run(() -> UI.getCurrent().setLocale(Locale.of("ar")));

        annas.go("search");

        assertThat(annas.all(DatePicker.class).getFirst().getI18n().getWeekdaysShort())
                .startsWith("أحد")
                .endsWith("سبت")
                .hasSize(7);
    }

    @Test
    void manyHitsAreShownPageByPage(Screens screens) {
        for (var count = 0; count < 60; count++) {
            send(ben, anna, "boat " + count);
        }
        var annas = screens.open("search?q=boat", anna);
        annas.eventually(() -> assertThat(hits(annas)).hasSize(50));

        annas.press("Show more");

        annas.eventually(() -> assertThat(hits(annas)).hasSize(60));
    }
}
