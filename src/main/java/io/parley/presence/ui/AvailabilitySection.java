package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.account.ui.SettingsSection;
import io.parley.presence.AvailabilityService;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Subscription;
import io.parley.realtime.ui.AttachedUi;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** How a person wants to be met, with what it means; follows what he chooses elsewhere, and what ends by itself. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(40)
final class AvailabilitySection extends Section implements SettingsSection {

    private final UserId user;
    private final Broadcaster broadcaster;
    private final AvailabilityChoice choice;
    private final AttachedUi attachedUi = AttachedUi.of(this);
    private @Nullable Subscription changes;

    AvailabilitySection(
            CurrentUser currentUser, AvailabilityService availabilities, Broadcaster broadcaster, Clock clock) {
        user = currentUser.id();
        this.broadcaster = broadcaster;
        choice = new AvailabilityChoice(user, availabilities, clock);
        choice.setAriaLabel(getTranslation("presence.choice"));
        addClassName("parley-settings-section");
        add(new H2(getTranslation("presence.choice")), new Paragraph(getTranslation("presence.choice.lead")), choice);
        addAttachListener(attached -> follow(attached.getUI()));
        addDetachListener(detached -> forget());
    }

    @Override
    public Component component() {
        return this;
    }

    /** Every choice changes the presence of whoever is here. */
    private void follow(UI ui) {
        forget();
        changes = broadcaster.subscribe(
                PresenceService.topic(user), events -> attachedUi.access(() -> choice.refresh(ui)));
    }

    private void forget() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }
}
