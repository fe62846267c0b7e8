package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person deletes for himself is gone on all of his screens, and on none of the other's. */
@ViewTest
class DeletingForOneselfOnScreensTest {

    @Autowired
    private MessageService messages;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void aConversation(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("of Anna"));
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("of Ben"));
    }

    @Test
    void theOthersMessageIsGoneInAllTabsAndInTheListAndAfterAReload(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);
        var twin = screens.open("chat/anna", ben);

        new Talk(bens).chooses(1, "Delete");
        assertThat(words(bens)).contains("Delete for me").doesNotContain("Delete for both");
        confirm(bens);

        new Talk(bens).eventuallyShows("of Ben");
        new Talk(twin).eventuallyShows("of Ben");
        bens.reload();
        new Talk(bens).eventuallyShows("of Ben");
        new Talk(annas).eventuallyShows("of Anna", "of Ben");
    }

    @Test
    void whatIsGoneInAnotherTabIsAnsweredNoMore(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        var twin = screens.open("chat/anna", ben);
        new Talk(twin).chooses(1, "Reply");
        assertThat(twin.text()).contains("Reply to Anna");

        new Talk(bens).chooses(1, "Delete");
        confirm(bens);

        twin.eventually(() -> assertThat(twin.text()).doesNotContain("Reply to Anna"));
    }

    @Test
    void onesOwnMessageIsDeletedForBothOrForOneself(Screens screens) {
        var annas = screens.open("chat/ben", anna);
        var bens = screens.open("chat/anna", ben);

        new Talk(bens).chooses(2, "Delete");
        assertThat(words(bens)).contains("Delete for me", "Delete for both");
        answer(bens, question -> ComponentUtil.fireEvent(question, new ConfirmDialog.RejectEvent(question, true)));

        new Talk(bens).eventuallyShows("of Anna");
        bens.eventually(() -> assertThat(bens.text()).doesNotContain("of Ben"));
        new Talk(annas).eventuallyShows("of Anna", "of Ben");
        assertThat(annas.text()).doesNotContain("Message deleted");
    }

    @Test
    void aConversationOfWhichNothingIsLeftStandsInTheListNoMore(Screens screens) {
        var bens = screens.open("chat/anna", ben);
        for (var seq : new long[] {1, 2}) {
            new Talk(bens).chooses(seq, "Delete");
            answer(
                    bens,
                    question -> ComponentUtil.fireEvent(
                            question,
                            seq == 1
                                    ? new ConfirmDialog.ConfirmEvent(question, true)
                                    : new ConfirmDialog.RejectEvent(question, true)));
        }

        new Talk(bens).eventuallyShows();
        bens.eventually(() -> assertThat(bens.all(ConversationRow.class)).isEmpty());
    }

    @Test
    void ofANoteNothingIsLeft(Screens screens) {
        messages.send(anna, anna, ClientMessageId.random(), new MessageBody("a note"));
        var annas = screens.open("chat/anna", anna);

        new Talk(annas).chooses(1, "Delete");
        assertThat(words(annas)).contains("Nothing will be left of this note.");
        assertThat(annas.calls()).anyMatch(call -> call.contains("[slot=cancel-button]').focus()"));
        confirm(annas);

        new Talk(annas).eventuallyShows();
    }

    /** What the open question says. */
    private static List<String> words(Screen screen) {
        var question = screen.the(ConfirmDialog.class).getElement();
        return screen.get(() -> Stream.of("message", "confirmText", "rejectText", "cancelText")
                .flatMap(name -> Stream.ofNullable(question.getProperty(name)))
                .toList());
    }

    private static void confirm(Screen screen) {
        answer(screen, question -> ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true)));
    }

    private static void answer(Screen screen, Consumer<ConfirmDialog> act) {
        var question = screen.the(ConfirmDialog.class);
        screen.run(() -> {
            act.accept(question);
            question.close();
        });
    }
}
