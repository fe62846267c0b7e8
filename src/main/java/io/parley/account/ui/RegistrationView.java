package io.parley.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.parley.account.AccountProblem.Field;
import io.parley.account.AccountService;
import io.parley.account.AccountSessions;
import io.parley.account.ClientAddress;
import io.parley.account.CurrentUser;
import io.parley.account.DisplayName;
import io.parley.account.EmailAddress;
import io.parley.account.PasswordService;
import io.parley.account.Registration;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import java.util.Objects;
import java.util.Optional;

/** Where a newcomer registers, and is logged in by it. */
@Route(value = "register", autoLayout = false)
@AnonymousAllowed
class RegistrationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String SETUP_TOKEN = "token";

    private final AccountService accounts;
    private final PasswordService passwords;
    private final AccountSessions sessions;
    private final CurrentUser currentUser;

    private final EmailField email = new EmailField(getTranslation("account.email"));
    private final TextField username = new TextField(getTranslation("account.username"));
    private final TextField displayName = new TextField(getTranslation("account.displayName"));
    private final NewPasswordField password;
    private final Paragraph firstAdministrator = new Paragraph(getTranslation("account.register.administrator"));
    private final FormProblems problems;
    private Optional<String> setupToken = Optional.empty();

    RegistrationView(
            AccountService accounts, PasswordService passwords, AccountSessions sessions, CurrentUser currentUser) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.password = new NewPasswordField(getTranslation("account.password"), passwords);
        this.problems = new FormProblems(this, passwords.minLength());
        prepareFields();
        firstAdministrator.addClassName("parley-hint");
        firstAdministrator.setVisible(false);
        var register = new Button(getTranslation("account.register"), click -> register());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        register.addClickShortcut(Key.ENTER);
        register.setDisableOnClick(true);
        register.addClickListener(click -> register.setEnabled(true));
        var form = new Fields(email, username, displayName, password, problems.notice(), register);
        var card = new Section(
                new H1(getTranslation("account.brand")),
                new Paragraph(getTranslation("account.register.lead")),
                firstAdministrator,
                form,
                logInLink());
        card.addClassName("parley-card");
        addClassName("parley-gate");
        add(card);
    }

    private void prepareFields() {
        email.setManualValidation(true);
        email.setAutocomplete(Autocomplete.EMAIL);
        email.setRequiredIndicatorVisible(true);
        email.setAutofocus(true);
        username.setManualValidation(true);
        username.setAutocomplete(Autocomplete.USERNAME);
        username.setAutocapitalize(Autocapitalize.NONE);
        username.setHelperText(getTranslation("account.username.hint"));
        username.setRequiredIndicatorVisible(true);
        displayName.setManualValidation(true);
        displayName.setAutocomplete(Autocomplete.NAME);
        displayName.setHelperText(getTranslation("account.displayName.hint"));
        password.setRequiredIndicatorVisible(true);
        problems.beside(Field.EMAIL, email);
        problems.beside(Field.USERNAME, username);
        problems.beside(Field.DISPLAY_NAME, displayName);
        problems.beside(Field.PASSWORD, password);
    }

    private Paragraph logInLink() {
        return new Paragraph(
                new Text(getTranslation("account.register.already")),
                new Anchor("login", getTranslation("account.logIn")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
        }
        setupToken = event.getLocation().getQueryParameters().getSingleParameter(SETUP_TOKEN);
        firstAdministrator.setVisible(setupToken.isPresent());
    }

    private void register() {
        problems.clear();
        var address = problems.read(() -> new EmailAddress(email.getValue().strip()));
        var handle = problems.read(() -> new Username(username.getValue().strip()));
        var secret = problems.read(() -> passwords.chosen(password.getValue()));
        var name = displayName.isEmpty()
                ? Optional.of(Optional.<DisplayName>empty())
                : problems.read(() -> Optional.of(new DisplayName(displayName.getValue())));
        if (address.isPresent() && handle.isPresent() && secret.isPresent() && name.isPresent()) {
            var registration = new Registration(address.get(), handle.get(), name.get(), secret.get());
            problems.attempt(() -> welcome(store(registration)));
        }
    }

    private UserProfile store(Registration registration) {
        var request = Objects.requireNonNull(VaadinRequest.getCurrent());
        var from = new ClientAddress(request.getRemoteAddr());
        return setupToken
                .map(token -> accounts.registerAdministrator(registration, token, from))
                .orElseGet(() -> accounts.register(registration, from));
    }

    private void welcome(UserProfile profile) {
        passwords.member(profile.id()).ifPresent(sessions::logIn);
        getUI().ifPresent(ui -> ui.getPage().setLocation("."));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.register.title");
    }
}
