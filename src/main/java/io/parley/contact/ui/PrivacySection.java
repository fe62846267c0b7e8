package io.parley.contact.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.ui.SettingsSection;
import io.parley.contact.ContactService;
import io.parley.contact.Privacy;
import io.parley.contact.PrivacyException;
import io.parley.contact.PrivacyService;
import io.parley.contact.PrivacyService.Excepted;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.realtime.ui.CatchUp;
import io.parley.uikit.Notifications;
import io.parley.uikit.RowFocus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** What others see of a person, and of whom he does not want to hear; what is chosen holds at once, and is shown in all his tabs. */
@org.springframework.stereotype.Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class PrivacySection extends Section implements SettingsSection {

    /** What this shows. */
    private record Choices(Privacy everybody, List<Excepted> exceptions, List<UserProfile> blocked) {}

    private final UserId user;
    private final ContactService contacts;
    private final PrivacyService privacy;

    private final Checkbox presence = new Checkbox(getTranslation("contact.privacy.presence"));
    private final Checkbox receipts = new Checkbox(getTranslation("contact.privacy.receipts"));
    private final Checkbox typing = new Checkbox(getTranslation("contact.privacy.typing"));
    private final H3 exceptionsHeading = new H3(getTranslation("contact.privacy.exceptions"));
    private final UnorderedList exceptions = new UnorderedList();
    private final Paragraph noException = new Paragraph(getTranslation("contact.privacy.exceptions.none"));
    private final H3 blockedHeading = new H3(getTranslation("contact.blocked"));
    private final UnorderedList blocked = new UnorderedList();
    private final Paragraph nobody = new Paragraph(getTranslation("contact.blocked.none"));
    private Choices shown;

    PrivacySection(
            CurrentUser currentUser,
            ContactService contacts,
            PrivacyService privacy,
            Broadcaster broadcaster,
            DeliveryThreads threads) {
        this.user = currentUser.id();
        this.contacts = contacts;
        this.privacy = privacy;
        addClassName("parley-settings-section");
        choice(presence, Privacy::withPresence);
        choice(receipts, Privacy::withReceipts);
        choice(typing, Privacy::withTyping);
        presence.setHelperText(getTranslation("contact.privacy.presence.hint"));
        receipts.setHelperText(getTranslation("contact.privacy.receipts.hint"));
        typing.setHelperText(getTranslation("contact.privacy.typing.hint"));
        exceptions.addClassName("parley-tokens");
        exceptions.getElement().setAttribute("aria-label", getTranslation("contact.privacy.exceptions"));
        blocked.addClassName("parley-tokens");
        blocked.getElement().setAttribute("aria-label", getTranslation("contact.blocked"));
        add(
                new H2(getTranslation("contact.privacy")),
                presence,
                receipts,
                typing,
                exceptionsHeading,
                new Paragraph(getTranslation("contact.privacy.exceptions.lead")),
                exceptions,
                noException,
                blockedHeading,
                new Paragraph(getTranslation("contact.blocked.lead")),
                blocked,
                nobody);
        shown = choices();
        show();
        // whoever changes any of it changes what is seen of his presence
        CatchUp.of(this, threads, this::choices, this::show)
                .follow(broadcaster, PresenceService.topic(user), events -> true);
    }

    private Choices choices() {
        return new Choices(privacy.of(user), privacy.exceptions(user), contacts.blocked(user));
    }

    /** Leaves the rows alone, and the focus in them, as long as they are true. */
    private void show(Choices latest) {
        if (!latest.equals(shown)) {
            shown = latest;
            show();
        }
    }

    private void show() {
        presence.setValue(shown.everybody().presence());
        receipts.setValue(shown.everybody().receipts());
        typing.setValue(shown.everybody().typing());
        exceptions.removeAll();
        shown.exceptions().forEach(one -> exceptions.add(row(one)));
        exceptions.setVisible(!shown.exceptions().isEmpty());
        noException.setVisible(shown.exceptions().isEmpty());
        blocked.removeAll();
        shown.blocked().forEach(person -> blocked.add(row(person)));
        blocked.setVisible(!shown.blocked().isEmpty());
        nobody.setVisible(shown.blocked().isEmpty());
    }

    @Override
    public Component component() {
        return this;
    }

    private void choice(Checkbox choice, BiFunction<Privacy, Boolean, Privacy> with) {
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                privacy.change(user, chosen -> with.apply(chosen, change.getValue()));
            }
        });
    }

    private ListItem row(Excepted excepted) {
        var texts = texts(excepted.person());
        notes(excepted.exception()).forEach(note -> {
            var words = new Span(getTranslation("contact.privacy.exception." + note));
            words.addClassName("parley-token-notes");
            texts.add(words);
        });
        var name = excepted.person().displayName().value();
        var end = new Button(getTranslation("contact.privacy.exception.end"));
        end.addClickListener(
                click -> RowFocus.afterwards(end, exceptions, exceptionsHeading, () -> end(excepted.person())));
        end.addThemeVariants(ButtonVariant.TERTIARY);
        end.setAriaLabel(getTranslation("contact.privacy.exception.end.of", name));
        return new ListItem(texts, end);
    }

    private static List<String> notes(PrivacyException exception) {
        return Stream.of(
                        exception.receipts().map(shown -> shown ? "receipts.shown" : "receipts.hidden"),
                        exception.typing().map(shown -> shown ? "typing.shown" : "typing.hidden"))
                .flatMap(Optional::stream)
                .toList();
    }

    private void end(UserProfile person) {
        privacy.endException(user, person.id());
        show(choices());
        Notifications.success(getTranslation(
                "contact.privacy.exception.ended", person.displayName().value()));
    }

    private static Div texts(UserProfile person) {
        var name = new Span(person.displayName().value());
        name.addClassName("parley-token-name");
        var handle = new Span("@" + person.username());
        handle.addClassName("parley-handle");
        var texts = new Div(name, handle);
        texts.addClassName("parley-token-texts");
        return texts;
    }

    private ListItem row(UserProfile person) {
        var texts = texts(person);
        var unblock = new Button(getTranslation("contact.unblock"));
        unblock.addClickListener(click -> RowFocus.afterwards(unblock, blocked, blockedHeading, () -> unblock(person)));
        unblock.addThemeVariants(ButtonVariant.TERTIARY);
        unblock.setAriaLabel(
                getTranslation("contact.unblock.of", person.displayName().value()));
        return new ListItem(texts, unblock);
    }

    private void unblock(UserProfile person) {
        contacts.unblock(user, person.id());
        show(choices());
        Notifications.success(
                getTranslation("contact.unblocked", person.displayName().value()));
    }
}
