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
    private final PeopleRows<Excepted> exceptions = new PeopleRows<>(
            getTranslation("contact.privacy.exceptions"),
            getTranslation("contact.privacy.exceptions.none"),
            this::exceptionRow);
    private final H3 blockedHeading = new H3(getTranslation("contact.blocked"));
    private final PeopleRows<UserProfile> blocked = new PeopleRows<>(
            getTranslation("contact.blocked"), getTranslation("contact.blocked.none"), this::blockedRow);

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
        add(
                new H2(getTranslation("contact.privacy")),
                presence,
                receipts,
                typing,
                exceptionsHeading,
                new Paragraph(getTranslation("contact.privacy.exceptions.lead")),
                exceptions.list(),
                exceptions.none(),
                blockedHeading,
                new Paragraph(getTranslation("contact.blocked.lead")),
                blocked.list(),
                blocked.none());
        show(choices());
        // whoever changes any of it changes what is seen of his presence
        CatchUp.of(this, threads, this::choices, this::show)
                .follow(broadcaster, PresenceService.topic(user), events -> true);
    }

    private Choices choices() {
        return new Choices(privacy.of(user), privacy.exceptions(user), contacts.blocked(user));
    }

    private void show(Choices latest) {
        presence.setValue(latest.everybody().presence());
        receipts.setValue(latest.everybody().receipts());
        typing.setValue(latest.everybody().typing());
        exceptions.show(latest.exceptions());
        blocked.show(latest.blocked());
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

    private ListItem exceptionRow(Excepted excepted) {
        var texts = texts(excepted.person());
        notes(excepted.exception()).forEach(note -> {
            var words = new Span(getTranslation("contact.privacy.exception." + note));
            words.addClassName("parley-token-notes");
            texts.add(words);
        });
        var name = excepted.person().displayName().value();
        var end = new Button(getTranslation("contact.privacy.exception.end"));
        end.addClickListener(
                click -> RowFocus.afterwards(end, exceptions.list(), exceptionsHeading, () -> end(excepted.person())));
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

    private ListItem blockedRow(UserProfile person) {
        var texts = texts(person);
        var unblock = new Button(getTranslation("contact.unblock"));
        unblock.addClickListener(
                click -> RowFocus.afterwards(unblock, blocked.list(), blockedHeading, () -> unblock(person)));
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
