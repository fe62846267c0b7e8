package io.parley.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.notification.NoticeSettings;
import io.parley.notification.NotificationService;
import io.parley.realtime.Subscription;
import io.parley.realtime.ui.AttachedUi;
import io.parley.shell.spi.SidePane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Stands unseen beside every view: tells what the person looks at, and listens to new messages only for whoever wants to be
 * told of them.
 */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class NoticesPane extends Div implements SidePane {

    /** What was told here of what is before the person's eyes now. */
    private static final String WITHDRAW = """
            navigator.serviceWorker?.getRegistration()
              .then(registration => registration?.getNotifications({tag: $0}))
              .then(notices => notices?.forEach(notice => notice.close()))
              .catch(() => {});
            """;

    private final UserId viewer;
    private final NoticeServices services;
    private final Instant opened;
    private final AttachedUi ui = AttachedUi.of(this);
    private final List<Registration> watching = new ArrayList<>();

    private @Nullable Subscription changes;

    NoticesPane(CurrentUser currentUser, NoticeServices services) {
        viewer = currentUser.id();
        this.services = services;
        opened = services.clock().instant();
        addClassName("parley-visually-hidden");
        addAttachListener(attached -> {
            follow();
            watch(attached.getUI());
        });
        addDetachListener(detached -> {
            forgetChanges();
            forgetView();
        });
    }

    @Override
    public Component component() {
        return this;
    }

    private void follow() {
        forgetChanges();
        changes = services.broadcaster().subscribe(NotificationService.topic(viewer), events -> load());
        services.threads().execute(this::load);
    }

    private void forgetChanges() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    /** Keeps note of what is before the person's eyes on this screen. */
    private void watch(UI screen) {
        forgetView();
        watching.add(screen.addAfterNavigationListener(arrived -> {
            getElement().executeJs(WITHDRAW, arrived.getLocation().getPath());
            noteView(screen);
        }));
        watching.add(screen.addPollListener(poll -> noteView(screen)));
        var visibility = screen.getPage().pageVisibilitySignal();
        Signal.effect(this, () -> {
            visibility.get();
            noteView(screen);
        });
    }

    private void noteView(UI screen) {
        var isVisible = screen.getPage().pageVisibilitySignal().peek() == PageVisibility.VISIBLE;
        var path = screen.getActiveViewLocation().getPath();
        services.lookedAt().note(this, viewer, Optional.of(path).filter(shown -> isVisible));
    }

    private void forgetView() {
        watching.forEach(Registration::remove);
        watching.clear();
        services.lookedAt().note(this, viewer, Optional.empty());
    }

    private void load() {
        var settings = services.notifications().settings(viewer);
        ui.access(() -> apply(settings));
    }

    private void apply(NoticeSettings settings) {
        removeAll();
        if (settings.wanted()) {
            add(new Notices(viewer, settings, services, opened));
        }
    }
}
