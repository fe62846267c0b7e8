package io.parley.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.uikit.Notifications;
import java.time.Duration;

/**
 * How every screen behaves when something is in the way: a lost connection is told in one calm line and tried again for
 * days, a session that has ended is begun anew at the same address without a word, a failure is a sentence and a number.
 */
@org.springframework.stereotype.Component
class ScreenManners implements VaadinServiceInitListener {

    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final Duration SLOW_ANSWER = Duration.ofMillis(900);

    /**
     * Flow leaves the connection marked as lost after it has reached the server again, until the person's next click; an
     * answer of the server is taken for what it is.
     */
    private static final String NOTICE_ANSWERS = """
            new PerformanceObserver(list => {
                const answered = answer => answer.name.includes('v-r=uidl') && answer.transferSize > 0
                    && (answer.responseStatus ?? 200) === 200;
                const connection = window.Vaadin.connectionState;
                if (connection.state === 'reconnecting' && list.getEntries().some(answered)) {
                    connection.state = 'connected';
                }
            }).observe({type: 'resource'});""";

    /** Vaadin says of entries of menus whether they are selected; no entry of a menu can be, and screen readers stumble over it. */
    private static final String PLAIN_MENUS = """
            new MutationObserver(changes => changes.forEach(({target}) =>
                target.getAttribute('role') === 'menuitem' && target.removeAttribute('aria-selected'))
            ).observe(document.body, {subtree: true, attributes: true, attributeFilter: ['aria-selected']});""";

    private final Incidents incidents;

    ScreenManners(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.setSystemMessagesProvider(info -> messages());
        service.addSessionInitListener(session -> session.getSession().setErrorHandler(this::failed));
        service.addUIInitListener(init -> teach(init.getUI()));
    }

    private static SystemMessages messages() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        return messages;
    }

    private static void teach(UI ui) {
        var reconnect = ui.getReconnectDialogConfiguration();
        reconnect.setDialogText(ui.getTranslation("shell.reconnecting"));
        reconnect.setDialogTextGaveUp(ui.getTranslation("shell.disconnected"));
        reconnect.setReconnectInterval((int) RECONNECT.toMillis());
        reconnect.setReconnectAttempts((int) PATIENCE.dividedBy(RECONNECT));
        var loading = ui.getLoadingIndicatorConfiguration();
        loading.setApplyDefaultTheme(false);
        loading.setFirstDelay((int) SLOW_ANSWER.toMillis());
        ui.getPage().executeJs(NOTICE_ANSWERS);
        ui.getPage().executeJs(PLAIN_MENUS);
    }

    /** Tells a failure on the screen where it happened. */
    void failed(ErrorEvent event) {
        var number = incidents.record(event.getThrowable());
        event.getComponent()
                .flatMap(Component::getUI)
                .ifPresent(ui ->
                        ui.access(() -> Notifications.problem(ui.getTranslation("shell.error.sentence", number))));
    }
}
