package io.parley.conversation.ui;

import com.vaadin.flow.router.RouteParameters;
import io.parley.account.AccountService;
import io.parley.shell.spi.MissingPages;
import org.springframework.stereotype.Component;

/** There is no conversation with somebody who does not exist. */
@Component
class UnknownPeers implements MissingPages {

    private final AccountService accounts;

    UnknownPeers(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean isMissing(Class<? extends com.vaadin.flow.component.Component> view, RouteParameters parameters) {
        return view == ConversationView.class
                && ConversationNavigation.peer(parameters)
                        .flatMap(accounts::profile)
                        .isEmpty();
    }
}
