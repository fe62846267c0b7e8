package io.parley.account;

import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees to it that an installation can get its first administrator without any default password: from the settings, or
 * with a one-time token that only those can read who can read what Parley prints when it starts.
 */
@Component
class FirstAdministrator {

    private final AccountRepository accounts;
    private final AccountService service;
    private final SetupTokens tokens;
    private final AdminProperties settings;
    private final PrintStream console;

    @Autowired
    FirstAdministrator(
            AccountRepository accounts, AccountService service, SetupTokens tokens, AdminProperties settings) {
        // not through a logger: log files are kept and shipped, and no secret belongs there
        this(accounts, service, tokens, settings, System.out);
    }

    FirstAdministrator(
            AccountRepository accounts,
            AccountService service,
            SetupTokens tokens,
            AdminProperties settings,
            PrintStream console) {
        this.accounts = accounts;
        this.service = service;
        this.tokens = tokens;
        this.settings = settings;
        this.console = console;
    }

    /** Makes the administrator of the settings, or prints a new token, for as long as there is no administrator. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        if (accounts.existsByRoleAndEnabledTrue(Role.ADMIN)) {
            tokens.withdraw();
            return;
        }
        settings.registration().ifPresentOrElse(this::make, this::printToken);
    }

    private void make(Registration registration) {
        try {
            service.registerAdministrator(registration);
        } catch (AccountRefusedException e) {
            throw AdminProperties.refused(e);
        }
    }

    private void printToken() {
        console.println("Parley has no administrator yet. Register the first one at /register?token=" + tokens.issue()
                + " (works once, until the next start).");
    }
}
