package io.parley.presence.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.communication.PushMode;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.ui.Hearing;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class PresenceWatchTest {

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private DeliveryThreads threads;

    @Test
    void whoComesIntoViewIsShownAsHeIsAlsoWhereTheConnectionIsLost(People people, Screens screens) {
        var anna = people.registered("anna");
        var ben = people.registered("ben");
        var place = new Div();
        var watch = new PresenceWatch(place, anna, presence, broadcaster, threads);
        var shown = new ArrayList<Presence>();
        var screen = screens.open("people", anna);
        screen.run(() -> {
            UI.getCurrent().add(place);
            loseConnection(UI.getCurrent());
        });

        screen.run(() -> watch.watch(ben, shown::add));

        screen.eventually(() -> assertThat(shown).containsExactly(new Presence.NeverSeen()));
    }

    private static void loseConnection(UI screen) {
        var connection = mock(PushConnection.class, withSettings().extraInterfaces(Hearing.class));
        when(((Hearing) connection).isLost()).thenReturn(true);
        screen.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        screen.getInternals().setPushConnection(connection);
    }
}
