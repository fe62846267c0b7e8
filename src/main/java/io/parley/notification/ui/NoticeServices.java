package io.parley.notification.ui;

import io.parley.conversation.ConversationService;
import io.parley.notification.LookedAt;
import io.parley.notification.NoticeLog;
import io.parley.notification.NotificationService;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.DeliveryThreads;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What notices are made with. */
@Component
record NoticeServices(
        NotificationService notifications,
        ConversationService conversations,
        AvailabilityService availabilities,
        LookedAt lookedAt,
        NoticeLog decisions,
        Broadcaster broadcaster,
        DeliveryThreads threads,
        Clock clock) {}
