package io.parley.contact.ui;

import com.vaadin.flow.component.FocusOption;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.presence.Presence;
import io.parley.presence.ui.PresenceDot;
import io.parley.uikit.PersonAvatar;
import io.parley.uikit.RowMenus;
import java.util.Optional;

/** A person in the directory: a link with avatar, name, handle and presence. */
class PersonRow extends ListItem implements Focusable<ListItem> {

    private final UserProfile person;
    private final Anchor link;
    private final Optional<Username> lookAlike;
    private final String path;
    private final PresenceDot dot = new PresenceDot();
    private final Span presence = new Span();

    /** @param lookAlike for whom one could mistake the person */
    PersonRow(UserProfile person, Optional<Username> lookAlike, String path) {
        this.person = person;
        this.lookAlike = lookAlike;
        this.path = path;
        var avatar = new PersonAvatar(person.displayName().value(), person.id().value(), person.avatarUrl());
        avatar.add(dot);
        dot.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(person.displayName().value());
        name.addClassName("parley-person-name");
        name.getElement().setAttribute("dir", "auto");
        var handle = new Span("@" + person.username());
        handle.addClassName("parley-handle");
        presence.addClassName("parley-person-presence");
        link = new Anchor(path, avatar, name, handle);
        lookAlike.map(LookAlikeNote::new).ifPresent(link::add);
        link.add(presence);
        link.setRouterIgnore(false);
        link.addClassName("parley-person");
        addClassName("parley-person-item");
        add(
                link,
                RowMenus.button(
                        getTranslation("contact.menu.of", person.displayName().value())));
    }

    UserProfile person() {
        return person;
    }

    /** Whether it says of a person what it would say if it were made for this. */
    boolean shows(UserProfile other, Optional<Username> otherLookAlike) {
        return person.equals(other) && lookAlike.equals(otherLookAlike);
    }

    String path() {
        return path;
    }

    /** @param words the same in words */
    void show(Presence now, String words) {
        dot.show(now);
        presence.setText(words);
    }

    @Override
    public void focus(FocusOption... options) {
        link.focus(options);
    }
}
