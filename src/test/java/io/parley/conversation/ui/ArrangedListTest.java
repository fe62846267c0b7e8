package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import io.parley.account.AccountService;
import io.parley.account.AvatarService;
import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Draft;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Anna puts her list in order. */
@ViewTest
class ArrangedListTest {

    @Autowired
    private AccountService accounts;

    @Autowired
    private AvatarService avatars;

    @Autowired
    private MessageService messages;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private ArrangementService arrangements;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void annaTalksWithBenAndMai(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        write(ben, anna, "from Ben");
        write(people.registered("mai"), anna, "from Mai");
    }

    @Test
    void whatIsPinnedInOneTabStandsFirstInAllTabs(Screens screens) {
        var one = screens.open("", anna);
        var other = screens.open("people", anna);
        eventuallyShows(one, "mai", "ben");

        choose(one, "ben", "Pin");

        eventuallyShows(one, "ben", "mai");
        eventuallyShows(other, "ben", "mai");
        assertThat(other.text()).contains("Pinned");
        one.reload();
        eventuallyShows(one, "ben", "mai");

        choose(other, "ben", "Unpin");
        eventuallyShows(one, "mai", "ben");
    }

    @Test
    void whoIsAnsweredOrBlockedIsCalledByHisNewName(@Autowired ContactService contacts, Screens screens) {
        var screen = screens.open("chat/ben", anna);
        var message =
                screen.get(() -> screen.the(MessageThread.class).message(1).orElseThrow());
        screen.run(() -> screen.the(Composer.class).replying().begin(message, false));
        assertThat(screen.text()).contains("Reply to Ben\n");

        accounts.changeProfile(ben, new DisplayName("Benjamin"));
        screen.poll();
        screen.eventually(() -> assertThat(screen.text()).contains("Reply to Benjamin"));

        contacts.block(anna, ben);
        screen.eventually(() -> assertThat(screen.text()).contains("You have blocked Benjamin."));
        accounts.changeProfile(ben, new DisplayName("Benny"));
        screen.poll();
        screen.eventually(() -> assertThat(screen.text()).contains("You have blocked Benny."));
    }

    @Test
    void whoGetsAnotherNameOrPictureIsShownSoOnScreensThatAreOpen(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        eventuallyShows(screen, "mai", "ben");
        accounts.changeProfile(ben, new DisplayName("Benjamin"));
        var picture =
                avatars.setAvatar(ben, SampleFiles.png(20, 20)).avatarUrl().orElseThrow();

        screen.poll();

        screen.eventually(() -> {
            assertThat(screen.the(H1.class).getText()).isEqualTo("Benjamin");
            assertThat(screen.get(
                            () -> screen.the(MessageThread.class).getElement().getOuterHTML()))
                    .contains("Messages with Benjamin")
                    .doesNotContain("Messages with Ben\"");
            assertThat(screen.all(Image.class)).extracting(Image::getSrc).containsExactly(picture, picture);
        });
        assertThat(screen.text().lines()).contains("Options for Benjamin").doesNotContain("Options for Ben");
        assertThat(screen.the(TextArea.class).getPlaceholder()).isEqualTo("Message Benjamin");
        assertThat(screen.all(Span.class))
                .filteredOn(span -> span.hasClassName("parley-name"))
                .extracting(Span::getText)
                .containsExactly("Mai", "Benjamin");
    }

    @Test
    void whatIsOpenLeavesTheListToo(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class)).isNotEmpty());

        choose(screen, "ben", "Archive");

        screen.eventually(() -> assertThat(screen.all(ConversationRow.class))
                .noneMatch(row -> row.summary().peer().username().value().equals("ben")));
    }

    @Test
    void whatIsArchivedIsFoundUnderArchivedAndComesBack(Screens screens) {
        var screen = screens.open("", anna);
        eventuallyShows(screen, "mai", "ben");

        choose(screen, "ben", "Archive");
        eventuallyShows(screen, "mai");
        screen.press("Archived");
        eventuallyShows(screen, "ben");

        write(ben, anna, "again");
        eventuallyShows(screen);
        screen.press("All");
        eventuallyShows(screen, "ben", "mai");
    }

    @Test
    void whatIsMarkedUnreadIsSoUntilItIsOpened(Screens screens) {
        var screen = screens.open("", anna);
        eventuallyShows(screen, "mai", "ben");
        choose(screen, "ben", "Mark as read");
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(1) Parley"));

        choose(screen, "ben", "Mark as unread");
        screen.eventually(() -> {
            screen.eventually(() -> assertThat(title(screen)).isEqualTo("(2) Parley"));
            assertThat(screen.text()).contains("Marked as unread");
        });

        screen.go("chat/ben");
        screen.eventually(() -> {
            assertThat(title(screen)).isEqualTo("(1) Parley");
            assertThat(screen.text()).doesNotContain("Marked as unread");
        });
    }

    @Test
    void underUnreadStandsWhatIsUnreadAndWhatIsOpen(Screens screens) {
        var screen = screens.open("chat/ben", anna);
        screen.press("Unread");
        eventuallyShows(screen, "mai", "ben");

        choose(screen, "ben", "Mark as read");
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(1) Parley"));
        eventuallyShows(screen, "mai", "ben");

        choose(screen, "mai", "Mark as read");
        eventuallyShows(screen, "ben");
    }

    @Test
    void whatIsMutedSaysSoAndDoesNotCount(Screens screens) {
        var screen = screens.open("", anna);
        eventuallyShows(screen, "mai", "ben");
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(2) Parley"));

        choose(screen, "ben", "Always");
        screen.eventually(() -> {
            assertThat(title(screen)).isEqualTo("(1) Parley");
            assertThat(screen.text()).contains("Muted");
        });

        choose(screen, "ben", "Unmute");
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(2) Parley"));
    }

    @Test
    void anEmptyPartSaysWhatBelongsThere(Screens screens) {
        var screen = screens.open("", anna);
        screen.press("Archived");

        screen.eventually(() -> assertThat(screen.text()).contains("The archive is empty"));
    }

    @Test
    void aPartThatBecomesEmptySaysSoAtOnce(Screens screens) {
        var screen = screens.open("", anna);
        screen.press("Unread");
        eventuallyShows(screen, "mai", "ben");

        choose(screen, "mai", "Mark as read");
        choose(screen, "ben", "Mark as read");

        screen.eventually(() -> assertThat(screen.text()).contains("Nothing unread"));
        write(ben, anna, "again");
        eventuallyShows(screen, "ben");
        assertThat(screen.text()).doesNotContain("Nothing unread");
    }

    @Test
    void aHintThatWasLostIsMadeUpForByThePoll(Screens screens) {
        var screen = screens.open("", anna);
        eventuallyShows(screen, "mai", "ben");
        var id = conversations.between(anna, ben).orElseThrow();
        screen.run(() -> arrangements.arrange(anna, id, it -> it.withArchived(true)));

        screen.poll();

        eventuallyShows(screen, "mai");
    }

    @Test
    void aDraftStandsInTheListOfAllTabs(Screens screens) {
        var screen = screens.open("", anna);
        eventuallyShows(screen, "mai", "ben");

        messages.keepDraft(anna, ben, new Draft(ClientMessageId.random(), "I wanted to"));

        screen.eventually(() -> assertThat(screen.text()).contains("Draft: I wanted to"));
    }

    @Test
    void theListShowsWhatWasSaidWithoutItsMarks(Screens screens) {
        write(ben, anna, "see you **at five**");

        var screen = screens.open("people", anna);

        screen.eventually(() -> assertThat(screen.text()).contains("see you at five"));
    }

    @Test
    void aNoteToOneselfIsAConversationLikeAnother(Screens screens) {
        var screen = screens.open("", anna);
        assertThat(screen.the(Anchor.class, "Write a note to yourself").getHref())
                .isEqualTo("notes");
        screen.go("notes");
        assertThat(screen.get(() -> screen.the(MessageThread.class).getElement().getOuterHTML()))
                .contains("nobody else sees")
                .doesNotContain("Say hello");
        assertThat(screen.the(TextArea.class, "Message").getPlaceholder()).isEqualTo("Write a note");
        var notes = new Talk(screen);

        notes.sends("Milk");

        notes.eventuallyShows("Milk");
        notes.eventuallyLastIs("sent", "Sent");
        eventuallyShows(screen, "anna", "mai", "ben");
        assertThat(screen.text()).contains("Note to self").doesNotContain("1 unread\n1 unread\n1 unread");
        screen.eventually(() -> assertThat(title(screen)).isEqualTo("(2) Parley"));
    }

    private void write(UserId author, UserId recipient, String text) {
        messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }

    /** Opens the menu of a row, as by a right click, and chooses from it. */
    private static void choose(Screen screen, String username, String caption) {
        var list = screen.get(() -> screen.the(ConversationList.class)
                .getChildren()
                .filter(UnorderedList.class::isInstance)
                .findFirst()
                .orElseThrow());
        screen.fire(
                list, "vaadin-context-menu-before-open", Map.of("event.detail", Map.of("path", "chat/" + username)));
        screen.pressFirst(caption);
    }

    private static void eventuallyShows(Screen screen, String... usernames) {
        screen.eventually(() -> assertThat(screen.all(ConversationRow.class))
                .extracting(row -> row.summary().peer().username().value())
                .containsExactly(usernames));
    }

    private static String title(Screen screen) {
        return screen.get(() -> UI.getCurrent().getInternals().getTitle());
    }
}
