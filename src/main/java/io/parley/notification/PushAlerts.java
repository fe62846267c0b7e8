package io.parley.notification;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.MessageSent;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells a person's other devices of a message that is still unread after a while, on the node that has stored it.
 *
 * <p>Whether he is told is decided when the time has come, and again before another attempt, so that nobody is told of what he
 * has read meanwhile.
 */
@Component
class PushAlerts extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(PushAlerts.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final WaitingAlerts waiting;
    private final ConversationService conversations;
    private final ContactService contacts;
    private final AvailabilityService availabilities;
    private final NotificationService notifications;
    private final PushSubscriptionRepository subscriptions;
    private final PushText text;
    private final PushQueue queue;
    private final LookedAt lookedAt;
    private final NoticeLog decisions;
    private final Clock clock;
    private final Duration delay;

    PushAlerts(
            WaitingAlerts waiting,
            ConversationService conversations,
            ContactService contacts,
            AvailabilityService availabilities,
            NotificationService notifications,
            PushSubscriptionRepository subscriptions,
            PushText text,
            PushQueue queue,
            LookedAt lookedAt,
            NoticeLog decisions,
            Clock clock,
            PushProperties properties) {
        super("push", PACE, PACE);
        this.waiting = waiting;
        this.conversations = conversations;
        this.contacts = contacts;
        this.availabilities = availabilities;
        this.notifications = notifications;
        this.subscriptions = subscriptions;
        this.text = text;
        this.queue = queue;
        this.lookedAt = lookedAt;
        this.decisions = decisions;
        this.clock = clock;
        this.delay = properties.delay();
    }

    @Override
    protected void round() {
        beat();
    }

    @TransactionalEventListener
    void on(MessageSent sent) {
        var message = sent.message();
        if (!message.senderId().equals(sent.recipientId())) {
            var now = clock.instant();
            waiting.add(new Alert(sent.recipientId(), message.conversationId(), message.seq(), now), now.plus(delay));
        }
    }

    /** Decides on everything whose time has come. */
    void beat() {
        var tooMany = waiting.takeDropped();
        if (tooMany > 0) {
            log.warn("Too many messages wait to be told to other devices: {} are not told", tooMany);
        }
        for (var due = due(); !due.isEmpty(); due = due()) {
            attempt(due);
        }
    }

    private List<Alert> due() {
        return waiting.take(clock.instant(), AT_ONCE);
    }

    private void attempt(List<Alert> due) {
        try {
            decide(due);
        } catch (RuntimeException e) {
            log.warn("Other devices could not be told; trying again", e);
            due.forEach(alert -> waiting.add(alert, clock.instant().plus(PushQueue.PAUSES.getFirst())));
        }
    }

    private void decide(List<Alert> due) {
        var people = due.stream().map(alert -> alert.user().value()).distinct().toList();
        var browsers = subscriptions.findByUserIdInOrderById(people).stream()
                .collect(Collectors.groupingBy(
                        PushSubscriptionEntity::userId,
                        Collectors.mapping(PushSubscriptionEntity::toBrowser, Collectors.toList())));
        var alerts = due.stream().collect(Collectors.groupingBy(Alert::user));
        browsers.forEach((user, ofUser) -> decide(user, alerts.getOrDefault(user, List.of()), ofUser));
    }

    private void decide(UserId user, List<Alert> alerts, List<SubscribedBrowser> browsers) {
        var ids = alerts.stream().map(Alert::conversation).distinct().toList();
        for (var conversation : conversations.summaries(user, ids)) {
            alerts.stream()
                    .filter(alert -> alert.conversation().equals(conversation.id()))
                    .forEach(alert -> decide(alert, conversation, browsers));
        }
    }

    private void decide(Alert alert, ConversationSummary conversation, List<SubscribedBrowser> browsers) {
        if (conversation.isRequest()
                || contacts.hasBlocked(alert.user(), conversation.peer().id())) {
            return;
        }
        var readUpTo = conversation.readUpTo();
        if (conversation.unread() == 0 || readUpTo >= alert.seq()) {
            note(alert, NoticeOutcome.READ);
        } else if (readUpTo >= alert.oldest()) {
            // what was first is read, so it is the newest that is waited for
            waiting.add(alert.from(readUpTo + 1), alert.newestAt().plus(delay));
        } else {
            against(alert.user(), conversation)
                    .ifPresentOrElse(reason -> note(alert, reason), () -> tell(alert, conversation, browsers));
        }
    }

    private void tell(Alert alert, ConversationSummary conversation, List<SubscribedBrowser> browsers) {
        var sound = notifications.settings(alert.user()).sound();
        browsers.stream()
                .filter(browser ->
                        alert.subscription().map(id -> id == browser.id()).orElse(true))
                .forEach(browser -> queue.send(alert, browser, text.of(browser.subscription(), conversation, sound)));
    }

    /** Why a person is not to be told of what is new in a conversation now, although he has not read it. */
    private Optional<NoticeOutcome> against(UserId user, ConversationSummary conversation) {
        if (availabilities.isUndisturbed(user)) {
            return Optional.of(NoticeOutcome.DO_NOT_DISTURB);
        }
        if (conversation.arrangement().isMutedAt(clock.instant())) {
            return Optional.of(NoticeOutcome.MUTED);
        }
        if (conversation.arrangement().archived()) {
            return Optional.of(NoticeOutcome.ARCHIVED);
        }
        return lookedAt.isLookedAt(
                        user, ConversationNavigation.path(conversation.peer().username()))
                ? Optional.of(NoticeOutcome.READING)
                : Optional.empty();
    }

    private void note(Alert alert, NoticeOutcome outcome) {
        decisions.add(alert.user(), alert.conversation(), alert.seq(), NoticeChannel.PUSH, outcome);
    }
}
