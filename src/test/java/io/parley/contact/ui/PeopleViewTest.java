package io.parley.contact.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.AccountService;
import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class PeopleViewTest {

    @Autowired
    private AccountService accounts;

    @Autowired
    private ContactService contacts;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void everybodyElseIsListedWithHandleAndPresence(People people, Screens screens) {
        people.registered("ben", "Ben Richter");
        people.registered("carl", "Carl Smith");

        var anna = screens.open("people", people.registered("anna"));

        assertThat(rows(anna)).containsExactly("Ben Richter\n@ben\nNot seen yet", "Carl Smith\n@carl\nNot seen yet");
    }

    @Test
    void aPersonIsFoundByNameOrHandle(People people, Screens screens) {
        people.registered("ben", "Benjamin Richter");
        people.registered("carl", "Carl Smith");
        var anna = screens.open("people", people.registered("anna"));

        anna.type("Search people", "richt");
        assertThat(rows(anna)).singleElement().asString().startsWith("Benjamin Richter");

        anna.type("Search people", "@carl");
        assertThat(rows(anna)).singleElement().asString().startsWith("Carl Smith");
    }

    @Test
    void whoeverIsFoundStillKeepsHisRowForAFingerMayBeOnIt(People people, Screens screens) {
        people.registered("ben");
        people.registered("carl");
        var anna = screens.open("people", people.registered("anna"));
        var everybody = anna.all(PersonRow.class);
        var list = anna.the(PeopleList.class);
        var moved = new ArrayList<Object>();
        anna.run(() -> {
            list.addDetachListener(moved::add);
            everybody.forEach(row -> row.addAttachListener(moved::add));
        });

        anna.type("Search people", "carl");
        assertThat(anna.all(PersonRow.class)).containsExactly(everybody.getLast());
        anna.type("Search people", "");

        assertThat(rows(anna)).hasSize(2);
        assertThat(anna.all(PersonRow.class).getLast()).isSameAs(everybody.getLast());
        assertThat(moved).isEmpty();
    }

    @Test
    void aPersonIsBlockedFromHisRowAndUnblockedThere(People people, Screens screens) {
        var ben = people.registered("ben");
        var viewer = people.registered("anna");
        var anna = screens.open("people", viewer);

        openMenuOf(anna, "ben");
        anna.press("Block");
        assertThat(contacts.hasBlocked(viewer, ben)).isFalse();
        assertThat(anna.the(ConfirmDialog.class).getElement().getProperty("header"))
                .isEqualTo("Block Ben?");
        anna.fire(anna.the(ConfirmDialog.class), "confirm", Map.of());

        assertThat(contacts.hasBlocked(viewer, ben)).isTrue();
        anna.eventually(() -> assertThat(rows(anna)).containsExactly("Ben\n@ben\nLast seen recently"));
        openMenuOf(anna, "ben");
        anna.press("Unblock");
        assertThat(contacts.hasBlocked(viewer, ben)).isFalse();
    }

    private static void openMenuOf(Screen screen, String username) {
        screen.fire(
                screen.the(PeopleList.class),
                "vaadin-context-menu-before-open",
                Map.of("event.detail", Map.of("path", "chat/" + username)));
    }

    @Test
    void oneLetterIsNoSearchYet(People people, Screens screens) {
        people.registered("ben");
        people.registered("carl");
        var anna = screens.open("people", people.registered("anna"));

        anna.type("Search people", "b");

        assertThat(rows(anna)).hasSize(2);
    }

    @Test
    void aSearchWithoutHitSaysSoAndLeadsBackToEverybody(People people, Screens screens) {
        people.registered("ben");
        var anna = screens.open("people", people.registered("anna"));

        anna.type("Search people", "zzz");
        assertThat(anna.text()).contains("Nobody found").doesNotContain("@ben");

        anna.press("Show everybody");
        assertThat(anna.text()).contains("@ben").doesNotContain("Nobody found");
    }

    @Test
    void theFirstPersonReadsThatOthersWillCome(People people, Screens screens) {
        var anna = screens.open("people", people.registered("anna"));

        assertThat(anna.text()).contains("Nobody else is here yet");
    }

    @Test
    void whoeverCouldBeMistakenForTheViewerHasANote(People people, Screens screens) {
        var id = people.registered("anna");
        accounts.changeProfile(id, new DisplayName("Anna"));
        accounts.changeProfile(people.registered("mallory"), new DisplayName("Аnnа"));

        var anna = screens.open("people", id);

        assertThat(rows(anna)).containsExactly("Аnnа\n@mallory\nLooks like @anna\nNot seen yet");
    }

    @Test
    void presenceIsLive(People people, Screens screens) {
        var ben = people.registered("ben");
        var anna = screens.open("people", people.registered("anna"));
        assertThat(anna.text()).contains("Not seen yet");

        var bensScreen = screens.open("people", ben);
        anna.eventually(() -> assertThat(rows(anna)).containsExactly("Ben\n@ben\nOnline"));

        bensScreen.close();
        anna.eventually(
                () -> assertThat(rows(anna)).singleElement().asString().matches("Ben\n@ben\nLast seen .+ today"));
    }

    @Test
    void choosingAPersonLeadsToTheConversation(People people, Screens screens) {
        people.registered("ben");
        var anna = screens.open("people", people.registered("anna"));

        var link = links(anna).getFirst();

        assertThat(link.getHref()).isEqualTo("chat/ben");
        assertThat(link.isRouterIgnore()).isFalse();
    }

    @Test
    void enterOpensTheFirstHit(People people, Screens screens) {
        people.registered("ben");
        people.registered("carl");
        var anna = screens.open("people", people.registered("anna"));
        anna.type("Search people", "carl");

        anna.fire(anna.the(TextField.class, "Search people"), "keydown", Map.of(PeopleSearch.ENTER_KEY, true));

        assertThat(anna.path()).isEqualTo("chat/carl");
    }

    @Test
    void theArrowKeysLeadFromTheSearchThroughTheListAndBack(People people, Screens screens) {
        people.registered("ben");
        people.registered("carl");
        var anna = screens.open("people", people.registered("anna"));
        var search = anna.the(TextField.class, "Search people");
        var list = anna.the(PeopleList.class);

        assertThat(focusCalls(anna, () -> anna.fire(search, "keydown", Map.of(PeopleSearch.DOWN_KEY, true))))
                .isOne();
        assertThat(focusCalls(anna, () -> anna.fire(list, "keydown", arrow(0, 1))))
                .isOne();
        assertThat(focusCalls(anna, () -> anna.fire(list, "keydown", arrow(1, 1))))
                .isZero();
        assertThat(focusCalls(anna, () -> anna.fire(list, "keydown", arrow(0, -1))))
                .isOne();
    }

    @Test
    void furtherPeopleAreLoadedOnDemandAndFollowedToo(People people, Screens screens) {
        UserId last = null;
        for (var number = 10; number < 70; number++) {
            last = people.registered("person" + number);
        }
        var anna = screens.open("people", people.registered("anna"));
        assertThat(rows(anna)).hasSize(50);

        anna.press("Load more");

        assertThat(rows(anna)).hasSize(60).doesNotHaveDuplicates();
        assertThat(anna.shows(Button.class, "Load more")).isFalse();
        screens.open("people", last);
        anna.eventually(() -> assertThat(rows(anna).getLast()).endsWith("Online"));
    }

    @Test
    void screensThatWereOpenedAndClosedLeaveNoSubscription(People people, Screens screens) {
        var anna = people.registered("anna");
        people.registered("ben");
        var before = broadcaster.subscriptionCount();
        for (var visit = 0; visit < 5; visit++) {
            var screen = screens.open("people", anna);
            screen.type("Search people", "ben");
            assertThat(broadcaster.subscriptionCount()).isPositive();
            screen.close();
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(broadcaster.subscriptionCount()).isLessThanOrEqualTo(before));
    }

    @Test
    void whoeverIsNotLoggedInIsSentToTheLogIn(People people, Screens screens) {
        people.registered("ben");

        var stranger = screens.openAnonymously("people");

        assertThat(stranger.path()).isEqualTo("login");
        assertThat(stranger.text()).contains("Log in").doesNotContain("Ben");
    }

    private static Map<String, Object> arrow(int row, int step) {
        return Map.of(PeopleList.ARROW_KEY, true, PeopleList.ROW, row, PeopleList.STEP, step);
    }

    private static long focusCalls(Screen screen, Runnable act) {
        var before =
                screen.calls().stream().filter(call -> call.contains("focus")).count();
        act.run();
        return screen.calls().stream().filter(call -> call.contains("focus")).count() - before;
    }

    private static List<Anchor> links(Screen screen) {
        return screen.all(Anchor.class).stream()
                .filter(link -> link.hasClassName("parley-person"))
                .toList();
    }

    private static List<String> rows(Screen screen) {
        return links(screen).stream()
                .map(link -> screen.get(() -> link.getChildren()
                        .map(part -> part.getElement().getText())
                        .filter(text -> !text.isEmpty())
                        .reduce((before, next) -> before + "\n" + next)
                        .orElse("")))
                .toList();
    }
}
