package io.parley.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.account.ui.SettingsSection;
import io.parley.notification.NoticeSettings;
import io.parley.notification.NotificationService;
import io.parley.notification.PushService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.ui.CatchUp;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Where a person sets how he is told of new messages; what is chosen holds at once, and is shown in all his tabs. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(50)
final class NoticesSection extends Section implements SettingsSection {

    private static final String ASK = "return window.Notification ? Notification.requestPermission() : 'denied'";

    private final UserId user;
    private final NotificationService notifications;
    private final Checkbox wanted = new Checkbox(getTranslation("notification.wanted"));
    private final Checkbox withText = new Checkbox(getTranslation("notification.withText"));
    private final Checkbox sound = new Checkbox(getTranslation("notification.sound"));

    NoticesSection(
            CurrentUser currentUser,
            NotificationService notifications,
            PushService push,
            Broadcaster broadcaster,
            DeliveryThreads threads) {
        user = currentUser.id();
        this.notifications = notifications;
        addClassName("parley-settings-section");
        wanted.setManualValidation(true);
        sound.setHelperText(getTranslation("notification.sound.hint"));
        show(notifications.settings(user));
        whenChosen(wanted, chosen -> {
            if (chosen) {
                askTheBrowser();
            } else {
                keepWanted(false);
            }
        });
        whenChosen(
                withText,
                chosen -> notifications.change(user, now -> new NoticeSettings(now.wanted(), chosen, now.sound())));
        whenChosen(
                sound,
                chosen -> notifications.change(user, now -> new NoticeSettings(now.wanted(), now.withText(), chosen)));
        var why = new Anchor(DecisionsView.PATH, getTranslation("notification.why.title"));
        why.setRouterIgnore(false);
        why.addClassName("parley-why-link");
        add(
                new H2(getTranslation("notification.title")),
                new Paragraph(getTranslation("notification.lead")),
                wanted,
                withText,
                sound,
                new PushChoice(user, push),
                why);
        CatchUp.of(this, threads, () -> notifications.settings(user), this::show)
                .follow(broadcaster, NotificationService.topic(user), events -> true);
    }

    private void show(NoticeSettings settings) {
        wanted.setValue(settings.wanted());
        withText.setValue(settings.withText());
        withText.setVisible(settings.wanted());
        sound.setValue(settings.sound());
    }

    private static void whenChosen(Checkbox choice, Consumer<Boolean> act) {
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                act.accept(change.getValue());
            }
        });
    }

    @Override
    public Component component() {
        return this;
    }

    private void askTheBrowser() {
        wanted.setInvalid(false);
        getElement().executeJs(ASK).then(String.class, permission -> {
            if (permission.equals("granted")) {
                keepWanted(true);
            } else {
                wanted.setValue(false);
                wanted.setErrorMessage(getTranslation("notification.denied"));
                wanted.setInvalid(true);
            }
        });
    }

    private void keepWanted(boolean chosen) {
        notifications.change(user, now -> new NoticeSettings(chosen, now.withText(), now.sound()));
        show(notifications.settings(user));
    }
}
