package io.parley.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.AccessToken;
import io.parley.account.AccessTokenId;
import io.parley.account.AccessTokens;
import io.parley.account.AccountProblem.Field;
import io.parley.account.TokenName;
import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.uikit.Notifications;
import io.parley.uikit.RowFocus;
import io.parley.uikit.ViewerTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a person gives programs access in his name, and takes it back. */
class TokensSection extends Section {

    private static final List<Integer> LIFETIMES_IN_DAYS = List.of(7, 30, 90, 365);
    private static final int USUAL_LIFETIME_IN_DAYS = 30;

    private final UserId user;
    private final AccessTokens tokens;
    private final Clock clock;

    private final TextField name = new TextField(getTranslation("account.tokens.name"));
    private final Select<Integer> days = new Select<>();
    private final Checkbox readOnly = new Checkbox(getTranslation("account.tokens.readOnly"));
    private final FormProblems problems = new FormProblems(this, 0);
    private final Div made = new Div();
    private final H2 heading = new H2(getTranslation("account.tokens.title"));
    private final UnorderedList list = new UnorderedList();
    private Optional<AccessTokenId> shownOnce = Optional.empty();

    TokensSection(UserId user, AccessTokens tokens, Clock clock) {
        this.user = user;
        this.tokens = tokens;
        this.clock = clock;
        addClassName("parley-settings-section");
        name.setManualValidation(true);
        name.setMaxLength(TokenName.MAX_LENGTH);
        name.setHelperText(getTranslation("account.tokens.name.hint"));
        problems.beside(Field.TOKEN_NAME, name);
        days.setLabel(getTranslation("account.tokens.lifetime"));
        days.setItems(LIFETIMES_IN_DAYS);
        days.setItemLabelGenerator(number -> getTranslation("account.tokens.days", number));
        days.setValue(USUAL_LIFETIME_IN_DAYS);
        made.addClassName("parley-token-made");
        made.setVisible(false);
        list.addClassName("parley-tokens");
        list.getElement().setAttribute("aria-label", getTranslation("account.tokens.title"));
        var make = new Button(getTranslation("account.tokens.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                heading,
                new Paragraph(getTranslation("account.tokens.lead")),
                list,
                made,
                name,
                days,
                readOnly,
                problems.notice(),
                make);
        addAttachListener(attached -> show(attached.getUI()));
    }

    private void make() {
        problems.clear();
        problems.attempt(() -> {
            var scopes = readOnly.getValue() ? Set.of(TokenScope.READ) : Set.of(TokenScope.values());
            var token = tokens.make(user, new TokenName(name.getValue()), scopes, Duration.ofDays(days.getValue()));
            name.clear();
            showOnce(token.secret());
            shownOnce = Optional.of(token.token().id());
            getUI().ifPresent(this::show);
        });
    }

    /** The only moment at which anybody can read it: Parley itself does not know it any more afterwards. */
    private void showOnce(String secret) {
        var field = new TextField(getTranslation("account.tokens.made"));
        field.setValue(secret);
        field.setReadOnly(true);
        field.setHelperText(getTranslation("account.tokens.once"));
        var copy = new Button(getTranslation("account.tokens.copy"));
        Clipboard.onClick(copy)
                .writeText(
                        secret,
                        copied -> Notifications.success(getTranslation("account.tokens.copied")),
                        failed -> field.focus());
        made.removeAll();
        made.add(field, copy);
        made.setVisible(true);
    }

    private void show(UI ui) {
        var time = ViewerTime.of(ui, clock);
        list.removeAll();
        tokens.list(user).forEach(token -> list.add(row(token, time)));
        list.setVisible(list.getElement().getChildCount() > 0);
    }

    private ListItem row(AccessToken token, ViewerTime time) {
        var title = new Span(token.name().value());
        title.addClassName("parley-token-name");
        var scope = token.scopes().contains(TokenScope.WRITE) ? "account.tokens.readWrite" : "account.tokens.readOnly";
        var notes = new Span(getTranslation(
                "account.tokens.notes",
                getTranslation(scope),
                time.full(token.expiresAt()),
                token.lastUsedAt().map(time::full).orElseGet(() -> getTranslation("account.tokens.unused"))));
        notes.addClassName("parley-token-notes");
        var texts = new Div(title, notes);
        texts.addClassName("parley-token-texts");
        var revoke = new Button(getTranslation("account.tokens.revoke"));
        revoke.addClickListener(click -> RowFocus.afterwards(revoke, list, heading, () -> revoke(token)));
        revoke.addThemeVariants(ButtonVariant.TERTIARY);
        revoke.setAriaLabel(
                getTranslation("account.tokens.revoke.of", token.name().value()));
        return new ListItem(texts, revoke);
    }

    private void revoke(AccessToken token) {
        tokens.revoke(user, token.id());
        if (shownOnce.filter(token.id()::equals).isPresent()) {
            made.setVisible(false);
            made.removeAll();
        }
        getUI().ifPresent(this::show);
        Notifications.success(
                getTranslation("account.tokens.revoked", token.name().value()));
    }
}
