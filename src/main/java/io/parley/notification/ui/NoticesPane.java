package io.parley.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.conversation.ConversationService;
import io.parley.notification.NoticeSettings;
import io.parley.notification.NotificationService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.Subscription;
import io.parley.realtime.ui.AttachedUi;
import io.parley.shell.spi.SidePane;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Stands unseen beside every view; listens to new messages only for whoever wants to be told of them. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class NoticesPane extends Div implements SidePane {

    private final UserId viewer;
    private final NotificationService notifications;
    private final ConversationService conversations;
    private final Broadcaster broadcaster;
    private final DeliveryThreads threads;
    private final Clock clock;
    private final AttachedUi ui = AttachedUi.of(this);

    private @Nullable Subscription changes;

    NoticesPane(
            CurrentUser currentUser,
            NotificationService notifications,
            ConversationService conversations,
            Broadcaster broadcaster,
            DeliveryThreads threads,
            Clock clock) {
        viewer = currentUser.id();
        this.notifications = notifications;
        this.conversations = conversations;
        this.broadcaster = broadcaster;
        this.threads = threads;
        this.clock = clock;
        addClassName("parley-visually-hidden");
        addAttachListener(attached -> follow());
        addDetachListener(detached -> forgetChanges());
    }

    @Override
    public Component component() {
        return this;
    }

    private void follow() {
        forgetChanges();
        changes = broadcaster.subscribe(NotificationService.topic(viewer), events -> load());
        threads.execute(this::load);
    }

    private void forgetChanges() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    private void load() {
        var settings = notifications.settings(viewer);
        ui.access(() -> apply(settings));
    }

    private void apply(NoticeSettings settings) {
        removeAll();
        if (settings.wanted()) {
            add(new Notices(viewer, settings, conversations, broadcaster, threads, clock));
        }
    }
}
