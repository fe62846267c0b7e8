package io.parley.account;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that an installation can get its first administrator without any default password: from the settings,
 * before anybody can ask the web server for anything, or with a one-time token that only those can read who can read
 * what Parley prints when it starts.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

    private final AccountRepository accounts;
    private final AccountService service;
    private final PasswordPolicy policy;
    private final SetupTokens tokens;
    private final AdminProperties settings;
    private final I18NProvider words;
    private final PrintStream console;

    @Autowired
    FirstAdministrator(
            AccountRepository accounts,
            AccountService service,
            PasswordPolicy policy,
            SetupTokens tokens,
            AdminProperties settings,
            I18NProvider words) {
        // not through a logger: log files are kept and shipped, and no secret belongs there
        this(accounts, service, policy, tokens, settings, words, System.out);
    }

    FirstAdministrator(
            AccountRepository accounts,
            AccountService service,
            PasswordPolicy policy,
            SetupTokens tokens,
            AdminProperties settings,
            I18NProvider words,
            PrintStream console) {
        this.accounts = accounts;
        this.service = service;
        this.policy = policy;
        this.tokens = tokens;
        this.settings = settings;
        this.words = words;
        this.console = console;
    }

    /**
     * Makes the administrator of the settings, if there is no administrator.
     *
     * @throws InvalidConfigurationPropertyValueException naming the setting that is not as it must be
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (!settings.areGiven() || isThere()) {
            return;
        }
        try {
            settings.registration().ifPresent(service::registerAdministrator);
        } catch (AccountRefusedException e) {
            throw named(e);
        }
    }

    /** Prints a new token, for as long as there is no administrator; people may come already. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void prepare() {
        if (isThere()) {
            tokens.withdraw();
        } else {
            console.println("Parley has no administrator yet. Register the first one at /register?token="
                    + tokens.issue() + " (works once, until the next start).");
        }
    }

    private boolean isThere() {
        return accounts.existsByRoleAndEnabledTrue(Role.ADMIN);
    }

    private InvalidConfigurationPropertyValueException named(AccountRefusedException refusal) {
        var problem = refusal.problems().stream().min(Comparator.naturalOrder()).orElseThrow();
        var setting = problem.field().name().toLowerCase(Locale.ROOT);
        // without the value: it may be the password
        return new InvalidConfigurationPropertyValueException(
                "parley.admin." + setting,
                Optional.empty(),
                words.getTranslation(problem.translationKey(), Locale.ENGLISH, policy.minLength()));
    }
}
