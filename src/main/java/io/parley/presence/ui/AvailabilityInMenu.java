package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import io.parley.account.CurrentUser;
import io.parley.presence.AvailabilityService;
import io.parley.shell.spi.UserMenuPart;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** How a person wants to be met, in his own menu. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class AvailabilityInMenu implements UserMenuPart {

    private final AvailabilityChoice choice;

    AvailabilityInMenu(CurrentUser currentUser, AvailabilityService availabilities, Clock clock) {
        choice = new AvailabilityChoice(currentUser.id(), availabilities, clock);
        choice.setLabel(choice.getTranslation("presence.choice"));
    }

    @Override
    public Component component() {
        return choice;
    }

    @Override
    public void refresh() {
        choice.getUI().ifPresent(choice::refresh);
    }
}
