package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Anna has found while it changes. */
@ViewTest
class LiveSearchTest {

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    private UserId anna;
    private UserId ben;
    private Message seven;
    private Message eight;
    private Message nine;

    @BeforeEach
    void benHasWritten(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        seven = send("boats at seven");
        eight = send("boats at eight");
        nine = send("boats at nine");
    }

    private Message send(String text) {
        return messages.send(ben, anna, ClientMessageId.random(), new MessageBody(text));
    }

    private static List<Anchor> hits(Screen screen) {
        return screen.all(Anchor.class).stream()
                .filter(link -> link.hasClassName("parley-hit"))
                .toList();
    }

    private static List<String> texts(Screen screen) {
        return hits(screen).stream()
                .map(hit -> screen.get(() -> hit.getElement().getTextRecursively()))
                .toList();
    }

    private Screen searched(Screens screens) {
        var screen = screens.open("search?q=boats", anna);
        screen.eventually(() -> assertThat(hits(screen)).hasSize(3));
        return screen;
    }

    @Test
    void whatIsEditedReadsAsItIsNowWhereItStands(Screens screens) {
        var annas = searched(screens);
        var before = hits(annas);

        changes.edit(ben, eight.conversationId(), eight.seq(), new MessageBody("boats at ten"));

        annas.eventually(() -> assertThat(texts(annas)).anyMatch(text -> text.contains("boats at ten")));
        assertThat(texts(annas)).noneMatch(text -> text.contains("at eight"));
        assertThat(hits(annas)).containsExactlyElementsOf(before);
    }

    @Test
    void whatIsGoneOrHasOtherWordsStandsThereNoMore(Screens screens) {
        var annas = searched(screens);
        var last = hits(annas).getLast();

        changes.edit(ben, nine.conversationId(), nine.seq(), new MessageBody("no more at nine"));
        annas.eventually(() -> assertThat(hits(annas)).hasSize(2));
        changes.delete(ben, eight.conversationId(), eight.seq());
        annas.eventually(() -> assertThat(hits(annas)).containsExactly(last));
        changes.hide(anna, seven.conversationId(), seven.seq());

        annas.eventually(() -> assertThat(annas.text()).contains("Nothing found"));
        assertThat(hits(annas)).isEmpty();
    }

    @Test
    void aClosedSearchLeavesNoSubscription(Screens screens, @Autowired Broadcaster broadcaster) {
        var before = broadcaster.subscriptionCount();

        searched(screens).close();

        assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
    }
}
