package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class JumpDialogTest {

    private static final String FIELD = "Jump to a person or conversation";

    @Autowired
    private MessageService messages;

    private UserId anna;

    @BeforeEach
    void annaTalksWithBenAndNotWithMai(People people) {
        anna = people.registered("anna");
        people.registered("mai");
        messages.send(people.registered("ben"), anna, ClientMessageId.random(), new MessageBody("Hello"));
        messages.send(anna, anna, ClientMessageId.random(), new MessageBody("Milk"));
    }

    @Test
    void theLatestConversationsStandThereBeforeAnythingIsTyped(Screens screens) {
        var screen = jumping(screens.open("people", anna));

        assertThat(links(screen)).containsExactly("chat/anna", "chat/ben");
    }

    @Test
    void aFewLettersFindConversationsAndPeople(Screens screens) {
        var screen = jumping(screens.open("people", anna));

        screen.type(FIELD, "Ma");
        assertThat(links(screen)).containsExactly("chat/mai");

        screen.type(FIELD, "note to");
        assertThat(links(screen)).containsExactly("chat/anna");

        screen.type(FIELD, "zzz");
        assertThat(links(screen)).isEmpty();
        assertThat(screen.text()).contains("Nobody has these letters");
    }

    @Test
    void onesNotesAreFoundBeforeThereAreAny(Screens screens, People people) {
        var mai = people.registered("mai-without-notes");
        var screen = jumping(screens.open("people", mai));

        screen.type(FIELD, "note to");

        assertThat(links(screen)).containsExactly("chat/mai-without-notes");
    }

    @Test
    void whoeverIsFoundStillKeepsHisRowForAFingerMayBeOnIt(Screens screens) {
        var screen = jumping(screens.open("people", anna));
        var before = rows(screen).getLast();

        screen.type(FIELD, "b");

        assertThat(links(screen)).containsExactly("chat/ben");
        assertThat(rows(screen)).containsExactly(before);
    }

    @Test
    void enterOpensTheFirst(Screens screens) {
        var screen = jumping(screens.open("people", anna));
        screen.type(FIELD, "mai");

        screen.fire(screen.the(TextField.class, FIELD), "keydown", Map.of(PersonFinder.ENTER_KEY, true));

        assertThat(screen.path()).isEqualTo("chat/mai");
        assertThat(screen.all(JumpDialog.class)).isEmpty();
    }

    private static Screen jumping(Screen screen) {
        screen.fire(screen.get(() -> UI.getCurrent().getElement()), "keydown", Map.of(JumpDialog.JUMP_KEY, true));
        return screen;
    }

    private static List<String> links(Screen screen) {
        return rows(screen).stream().map(Anchor::getHref).toList();
    }

    private static List<Anchor> rows(Screen screen) {
        return screen.get(() -> screen.the(JumpDialog.class)
                .getElement()
                .getChildren()
                .flatMap(content -> content.getChildren())
                .flatMap(list -> list.getChildren())
                .flatMap(item -> item.getChildren())
                .flatMap(link -> link.getComponent().stream())
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .toList());
    }
}
