package io.parley.api;

import io.parley.account.AccountService;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ForwardService;
import io.parley.conversation.LifetimeService;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.conversation.RequestService;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import org.springframework.stereotype.Component;

/** What every socket works with. */
@Component
record SocketServices(
        AccountService accounts,
        ConversationService conversations,
        MessageService messages,
        ReceiptService receipts,
        ArrangementService arrangements,
        RequestService requests,
        MessageChangeService changes,
        LifetimeService lifetimes,
        ForwardService forwards,
        PresenceService presence,
        PresenceBoard presenceBoard,
        Acquaintances acquaintances,
        Broadcaster broadcaster,
        DeliveryThreads threads,
        OpenSockets sockets) {}
