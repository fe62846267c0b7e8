package io.parley.contact.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.ContactService;
import io.parley.uikit.Notifications;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What can be done to a person of the directory, filled when it opens. */
final class PersonMenu extends ContextMenu {

    private final UserId viewer;
    private final ContactService contacts;
    private final Function<String, Optional<UserProfile>> people;

    /** @param people finds who stands in a row by the path to which it leads */
    PersonMenu(UserId viewer, ContactService contacts, Function<String, Optional<UserProfile>> people) {
        this.viewer = viewer;
        this.contacts = contacts;
        this.people = people;
    }

    @Override
    protected boolean onBeforeOpenMenu(ObjectNode detail) {
        var chosen = people.apply(detail.path("path").asString(""));
        chosen.ifPresent(this::fill);
        return chosen.isPresent();
    }

    private void fill(UserProfile person) {
        removeAll();
        if (contacts.hasBlocked(viewer, person.id())) {
            addItem(getTranslation("contact.unblock"), click -> {
                contacts.unblock(viewer, person.id());
                tell("contact.unblocked", person);
            });
        } else {
            addItem(
                    getTranslation("contact.block"),
                    click -> new BlockDialog(person, () -> {
                                contacts.block(viewer, person.id());
                                tell("contact.block.done", person);
                            })
                            .open());
        }
    }

    private void tell(String key, UserProfile person) {
        Notifications.success(getTranslation(key, person.displayName().value()));
    }
}
