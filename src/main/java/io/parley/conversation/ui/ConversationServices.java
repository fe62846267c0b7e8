package io.parley.conversation.ui;

import io.parley.account.AccountService;
import io.parley.attachment.AttachmentService;
import io.parley.contact.ContactService;
import io.parley.contact.PrivacyService;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ConversationExport;
import io.parley.conversation.ConversationService;
import io.parley.conversation.LifetimeService;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.conversation.RequestService;
import io.parley.presence.ui.PresenceWatches;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the screens of this package work with. */
@Component
record ConversationServices(
        AccountService accounts,
        ContactService contacts,
        PrivacyService privacy,
        ConversationService conversations,
        MessageService messages,
        ReceiptService receipts,
        ArrangementService arrangements,
        RequestService requests,
        MessageChangeService changes,
        LifetimeService lifetimes,
        AttachmentService attachments,
        ConversationExport export,
        PresenceWatches presences,
        Broadcaster broadcaster,
        DeliveryThreads threads,
        List<MessageAction> actions,
        Clock clock) {

    ConversationServices {
        actions = actions.stream()
                .sorted(Comparator.comparingInt(MessageAction::order))
                .toList();
    }
}
