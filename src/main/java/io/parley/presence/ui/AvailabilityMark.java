package io.parley.presence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import io.parley.account.CurrentUser;
import io.parley.presence.Availability.Mode;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.Broadcaster;
import io.parley.shell.spi.UserMark;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Reminds a person, on his own avatar, that he is not met as usual: the dot that others see, or a ring while none do. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class AvailabilityMark extends HtmlComponent implements UserMark {

    AvailabilityMark(CurrentUser currentUser, AvailabilityService availabilities, Broadcaster broadcaster) {
        super("i");
        addClassName("parley-presence");
        getElement().setAttribute("role", "img");
        var user = currentUser.id();
        AvailabilityWatch.follow(
                this, user, broadcaster, ui -> show(availabilities.of(user).mode()));
    }

    @Override
    public Component component() {
        return this;
    }

    private void show(Mode mode) {
        setVisible(mode != Mode.USUAL);
        setClassName("undisturbed", mode == Mode.DO_NOT_DISTURB);
        setClassName("invisible", mode == Mode.INVISIBLE);
        getElement()
                .setAttribute(
                        "aria-label",
                        switch (mode) {
                            case USUAL -> "";
                            case DO_NOT_DISTURB -> getTranslation("presence.undisturbed");
                            case INVISIBLE -> getTranslation("presence.choice.invisible");
                        });
    }
}
