package io.parley.search.ui;

import io.parley.account.AccountService;
import io.parley.contact.ContactService;
import io.parley.conversation.ConversationService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import io.parley.search.SearchService;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the view works with. */
@Component
record SearchServices(
        SearchService search,
        ConversationService conversations,
        AccountService accounts,
        ContactService contacts,
        Broadcaster broadcaster,
        DeliveryThreads threads,
        Clock clock) {}
