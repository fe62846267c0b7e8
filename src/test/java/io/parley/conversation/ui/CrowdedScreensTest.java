package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.presence.Presence;
import io.parley.presence.PresenceChanged;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.TestDatabase;
import io.parley.support.ViewTest;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One person before very many screens. */
@ViewTest
class CrowdedScreensTest {

    private static final int TABS = 100;
    private static final int MESSAGES = 16;

    @Autowired
    private MessageService messages;

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void aHundredTabsShowEachMessageOnceAndAreOnePerson(Screens screens, People people) {
        var anna = people.registered("anna");
        var ben = people.registered("ben");
        send(anna, ben, "message 1");
        var told = new CopyOnWriteArrayList<PresenceChanged>();
        try (var watching = broadcaster.subscribe(PresenceService.topic(ben), told::addAll)) {
            var tabs = IntStream.range(0, TABS)
                    .mapToObj(number -> screens.open("chat/anna", ben))
                    .toList();
            for (var number = 2; number <= MESSAGES; number++) {
                send(anna, ben, "message " + number);
            }

            var texts = IntStream.rangeClosed(1, MESSAGES)
                    .mapToObj(number -> "message " + number)
                    .toArray(String[]::new);
            tabs.forEach(tab -> new Talk(tab).eventuallyShows(texts));
            await().until(() -> !told.isEmpty());
            tabs.subList(1, TABS).forEach(Screen::close);
            send(anna, ben, "the last");
            tabs.getFirst()
                    .eventually(
                            () -> assertThat(new Talk(tabs.getFirst()).texts()).endsWith("the last"));

            assertThat(presence.of(ben, ben)).isInstanceOf(Presence.Online.class);
            assertThat(told)
                    .extracting(PresenceChanged::presence)
                    .allMatch(Presence.Online.class::isInstance)
                    .hasSize(1);
        }
        System.out.printf(
                "F7 %s tabs of one person=%d shown twice=0 persons present=1%n", TestDatabase.name(getClass()), TABS);
    }

    private void send(UserId author, UserId recipient, String text) {
        messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }
}
