package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.realtime.ui.Hearing;
import io.parley.support.People;
import io.parley.support.wire.ConversationTab;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Flow keeps what changes on a screen until it is fetched, and of a tab that has gone without a word it never is. */
class GoneTabTest extends RealServerTest {

    @Autowired
    private LiveSessions live;

    @Autowired
    private MessageService messages;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void whatComesAfterItHasGoneIsShownOnTheOtherTabsAlone() {
        var ben = new People(jdbc).registered("ben");
        var server = URI.create("http://localhost:" + port + "/");
        var browser = ConversationTab.logIn(server, "anna", PASSWORD);
        var gone = ConversationTab.open(browser, server, "ben", (name, status) -> {});
        var screen = screens().getFirst();
        gone.close();
        await().until(() -> Hearing.isLost(screen));

        try (var there = ConversationTab.open(browser, server, "ben", (name, status) -> {})) {
            for (var number = 1; number <= 20; number++) {
                messages.send(ben, anna, ClientMessageId.random(), new MessageBody("message " + number));
            }

            await().untilAsserted(() -> assertThat(screens())
                    .filteredOn(other -> other != screen)
                    .singleElement()
                    .satisfies(other -> assertThat(rows(other)).isEqualTo(20)));
            assertThat(rows(screen)).isZero();
        }
    }

    private List<UI> screens() {
        return live.sessions(anna).stream()
                .flatMap(session -> session.tabs().stream())
                .map(LiveSession.Tab::ui)
                .toList();
    }

    private static long rows(UI screen) {
        var rows = new long[1];
        screen.accessSynchronously(() -> rows[0] = screen.getInternals().getActiveRouterTargetsChain().stream()
                .limit(1)
                .flatMap(view -> all(view.getElement()))
                .filter(element -> element.getClassList().contains("parley-message"))
                .count());
        return rows[0];
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(
                Stream.of(element),
                element.getChildren().filter(child -> !child.isTextNode()).flatMap(GoneTabTest::all));
    }
}
