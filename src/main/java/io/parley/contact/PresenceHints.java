package io.parley.contact;

import io.parley.account.UserId;
import io.parley.presence.PresenceService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets screens look anew at the presence that they may see more or less of; after what is remembered has been forgotten. */
@Component
class PresenceHints {

    static final int FORGETTING = 1;
    static final int AFTER_FORGETTING = 2;

    private final PresenceService presence;

    PresenceHints(PresenceService presence) {
        this.presence = presence;
    }

    @Order(AFTER_FORGETTING)
    @TransactionalEventListener
    void on(PrivacyChanged change) {
        presence.tellAnew(change.person());
    }

    @Order(AFTER_FORGETTING)
    @TransactionalEventListener
    void on(UserBlocked block) {
        tellAnew(block.blocker(), block.blocked());
    }

    @Order(AFTER_FORGETTING)
    @TransactionalEventListener
    void on(UserUnblocked block) {
        tellAnew(block.blocker(), block.blocked());
    }

    @Order(AFTER_FORGETTING)
    @TransactionalEventListener
    void on(StrangerLetIn let) {
        presence.tellAnew(let.person());
    }

    private void tellAnew(UserId one, UserId other) {
        presence.tellAnew(one);
        presence.tellAnew(other);
    }
}
