package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.parley.account.CurrentUser;
import io.parley.account.ui.SettingsSection;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.Broadcaster;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** How a person wants to be met, with what it means; follows what he chooses elsewhere, and what ends by itself. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(40)
final class AvailabilitySection extends Section implements SettingsSection {

    AvailabilitySection(
            CurrentUser currentUser, AvailabilityService availabilities, Broadcaster broadcaster, Clock clock) {
        var user = currentUser.id();
        var choice = new AvailabilityChoice(user, availabilities, clock);
        choice.setAriaLabel(getTranslation("presence.choice"));
        addClassName("parley-settings-section");
        add(new H2(getTranslation("presence.choice")), new Paragraph(getTranslation("presence.choice.lead")), choice);
        AvailabilityWatch.follow(this, user, broadcaster, choice::refresh);
    }

    @Override
    public Component component() {
        return this;
    }
}
