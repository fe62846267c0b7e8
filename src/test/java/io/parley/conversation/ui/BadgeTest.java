package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The number on the icon of the installed app. */
@ViewTest
class BadgeTest {

    private static final String CALL = "setAppBadge";
    private static final String TITLE = "document.title";

    @Autowired
    private MessageService messages;

    private UserId anna;
    private UserId ben;

    @BeforeEach
    void twoPeople(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
    }

    @Test
    void theIconSaysHowManyConversationsAreUnread(Screens screens) {
        var screen = screens.open("people", anna);
        screen.eventually(() -> assertThat(screen.calls().toString()).contains(CALL));
        assertThat(onTheIcon(screen)).isEqualTo("0");
        screen.clientAnswers(CALL, true);
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
        screen.eventually(() -> assertThat(screen.calls().toString()).contains(CALL));
        assertThat(onTheIcon(screen)).isEqualTo("1");
    }

    @Test
    void theTitleGoesToTheBrowserOnlyWhenItIsAnother(Screens screens) {
        var screen = screens.open("", anna);
        screen.eventually(() -> assertThat(screen.calls().toString()).contains(CALL));
        var before = screen.parameters(TITLE).size();
        screen.poll();
        messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"));
        screen.eventually(() -> assertThat(screen.parameters(TITLE)).contains("(1) Parley"));
        assertThat(screen.parameters(TITLE)).hasSize(before + 1);
    }

    @Test
    void everyScreenBringsTheWorkerOfTheApp(Screens screens) {
        var screen = screens.open("people", anna);
        assertThat(screen.calls().toString()).contains("serviceWorker?.register('sw.js')");
    }

    @Test
    void whereNobodyIsLoggedInTheIconSaysNothing(Screens screens) {
        assertThat(screens.openAnonymously("login").calls().toString()).contains("clearAppBadge");
        assertThat(screens.open("people", anna).calls().toString()).doesNotContain("clearAppBadge");
    }

    private static String onTheIcon(Screen screen) {
        return screen.get(() ->
                screen.all(ConversationsPane.class).getFirst().getElement().getProperty("parleyUnread"));
    }
}
