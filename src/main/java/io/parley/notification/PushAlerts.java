package io.parley.notification;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.MessageSent;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.presence.AvailabilityService;
import io.parley.realtime.DeliveryThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a person's other devices of a message that is still unread after a while, on the node that has stored it.
 *
 * <p>Whether he is told is decided when the time has come, and again before another attempt, so that nobody is told of what he
 * has read meanwhile. Nothing waits for a push service but threads of its own, and what waits is bounded.
 */
@Component
class PushAlerts implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PushAlerts.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final int SENDERS = 8;
    private static final int ROOM_FOR_SENDING = 1_000;
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private record Browser(long id, PushSubscription subscription) {}

    private final WaitingAlerts waiting;
    private final AtomicInteger dropped = new AtomicInteger();
    private final ConversationService conversations;
    private final ContactService contacts;
    private final AvailabilityService availabilities;
    private final PushSubscriptionRepository subscriptions;
    private final PushKeys keys;
    private final PushSender sender;
    private final PushText text;
    private final LookedAt lookedAt;
    private final NoticeLog decisions;
    private final DeliveryThreads threads;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration delay;
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(ROOM_FOR_SENDING),
            Thread.ofVirtual().name("push").factory());

    private volatile @Nullable ScheduledExecutorService pulse;

    PushAlerts(
            WaitingAlerts waiting,
            ConversationService conversations,
            ContactService contacts,
            AvailabilityService availabilities,
            PushSubscriptionRepository subscriptions,
            PushKeys keys,
            PushSender sender,
            PushText text,
            LookedAt lookedAt,
            NoticeLog decisions,
            DeliveryThreads threads,
            TransactionTemplate transaction,
            Clock clock,
            PushProperties properties) {
        this.waiting = waiting;
        this.conversations = conversations;
        this.contacts = contacts;
        this.availabilities = availabilities;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.sender = sender;
        this.text = text;
        this.lookedAt = lookedAt;
        this.decisions = decisions;
        this.threads = threads;
        this.transaction = transaction;
        this.clock = clock;
        this.delay = properties.delay();
        senders.allowCoreThreadTimeOut(true);
    }

    @Override
    public void start() {
        var beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("push").factory());
        beats.scheduleWithFixedDelay(
                () -> threads.execute(this::beat), PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        pulse = beats;
    }

    @Override
    public void stop() {
        var beats = pulse;
        if (beats != null) {
            beats.shutdown();
        }
        pulse = null;
        senders.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return pulse != null;
    }

    @TransactionalEventListener
    void on(MessageSent sent) {
        var message = sent.message();
        if (!message.senderId().equals(sent.recipientId())) {
            add(
                    new Alert(sent.recipientId(), message.conversationId(), message.seq(), Optional.empty(), 1),
                    clock.instant().plus(delay));
        }
    }

    private void add(Alert alert, Instant due) {
        if (!waiting.add(alert, due)) {
            dropped.incrementAndGet();
        }
    }

    /** Decides on everything whose time has come. */
    void beat() {
        var tooMany = dropped.getAndSet(0);
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
            due.forEach(alert -> add(alert, clock.instant().plus(PAUSES.getFirst())));
        }
    }

    private void decide(List<Alert> due) {
        var people = due.stream().map(alert -> alert.user().value()).distinct().toList();
        var browsers = subscriptions.findByUserIdInOrderById(people).stream()
                .collect(Collectors.groupingBy(
                        PushSubscriptionEntity::userId,
                        Collectors.mapping(row -> new Browser(row.id(), row.toSubscription()), Collectors.toList())));
        var alerts = due.stream().collect(Collectors.groupingBy(Alert::user));
        browsers.forEach((user, ofUser) -> decide(user, alerts.getOrDefault(user, List.of()), ofUser));
    }

    private void decide(UserId user, List<Alert> alerts, List<Browser> browsers) {
        var ids = alerts.stream().map(Alert::conversation).distinct().toList();
        for (var conversation : conversations.summaries(user, ids)) {
            alerts.stream()
                    .filter(alert -> alert.conversation().equals(conversation.id()))
                    .forEach(alert -> decide(alert, conversation, browsers));
        }
    }

    private void decide(Alert alert, ConversationSummary conversation, List<Browser> browsers) {
        if (conversation.isRequest()
                || contacts.hasBlocked(alert.user(), conversation.peer().id())) {
            return;
        }
        against(alert.user(), conversation)
                .ifPresentOrElse(
                        reason -> note(alert, reason),
                        () -> browsers.stream()
                                .filter(browser -> alert.subscription()
                                        .map(id -> id == browser.id())
                                        .orElse(true))
                                .forEach(browser -> send(alert, conversation, browser)));
    }

    /** Why a person is not to be told of what is new in a conversation now. */
    private Optional<NoticeOutcome> against(UserId user, ConversationSummary conversation) {
        if (conversation.unread() == 0) {
            return Optional.of(NoticeOutcome.READ);
        }
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

    private void send(Alert alert, ConversationSummary conversation, Browser browser) {
        var payload = text.of(browser.subscription(), conversation);
        try {
            senders.execute(() -> attempt(alert, browser, payload));
        } catch (RejectedExecutionException tooMany) {
            retry(alert, browser, Duration.ZERO);
        }
    }

    private void attempt(Alert alert, Browser browser, String payload) {
        try {
            switch (sender.send(keys.current(), browser.subscription(), payload)) {
                case PushSender.Answer.Taken taken -> note(alert, NoticeOutcome.SENT);
                case PushSender.Answer.Gone gone -> {
                    transaction.executeWithoutResult(status -> subscriptions.forget(List.of(browser.id())));
                    note(alert, NoticeOutcome.EXPIRED);
                }
                case PushSender.Answer.Later(var wanted) -> retry(alert, browser, wanted);
                case PushSender.Answer.Refused refused -> note(alert, NoticeOutcome.FAILED);
            }
        } catch (RuntimeException e) {
            log.error("A browser could not be told", e);
        }
    }

    private void retry(Alert alert, Browser browser, Duration wanted) {
        if (alert.attempt() > PAUSES.size()) {
            note(alert, NoticeOutcome.FAILED);
            return;
        }
        var pause = PAUSES.get(alert.attempt() - 1);
        var longer = wanted.compareTo(pause) > 0 ? wanted : pause;
        add(
                alert.again(browser.id()),
                clock.instant().plus(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
    }

    private void note(Alert alert, NoticeOutcome outcome) {
        decisions.add(alert.user(), alert.conversation(), alert.seq(), NoticeChannel.PUSH, outcome);
    }
}
