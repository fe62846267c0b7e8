package io.parley.search.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.search.SearchService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** What somebody sees who searches while the database does not answer. */
@ViewTest
class SearchFaultsTest {

    private static final String SORRY = "That did not work. Please try again.";

    @MockitoSpyBean
    private SearchService search;

    private UserId anna;

    @BeforeEach
    void benHasWrittenMuch(People people, @Autowired MessageService messages) {
        anna = people.registered("anna");
        var ben = people.registered("ben");
        for (var count = 0; count < 60; count++) {
            messages.send(ben, anna, ClientMessageId.random(), new MessageBody("boat " + count));
        }
    }

    @Test
    void aSearchWithoutAnAnswerEndsWithASentence(Screens screens) {
        doThrow(new QueryTimeoutException("The database is away")).when(search).search(any(), any(), any());

        var annas = screens.open("search?q=boat", anna);

        annas.eventually(() -> assertThat(annas.text()).contains(SORRY).doesNotContain("Searching"));
    }

    @Test
    void moreHitsCanBeAskedForAgain(Screens screens) {
        var annas = screens.open("search?q=boat", anna);
        annas.eventually(() -> assertThat(hits(annas)).isEqualTo(50));
        doThrow(new QueryTimeoutException("The database is away")).when(search).search(any(), any(), any());
        annas.press("Show more");
        annas.eventually(() -> assertThat(notices(annas)).containsExactly(SORRY));

        doCallRealMethod().when(search).search(any(), any(), any());
        annas.press("Show more");

        annas.eventually(() -> assertThat(hits(annas)).isEqualTo(60));
    }

    private static long hits(Screen screen) {
        return screen.all(Anchor.class).stream()
                .filter(link -> link.hasClassName("parley-hit"))
                .count();
    }

    private static List<String> notices(Screen screen) {
        return screen.all(Notification.class).stream()
                .map(notice -> notice.getElement().getProperty("text"))
                .toList();
    }
}
