package io.parley.notification;

import io.parley.notification.PushSender.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is on its way to push services: a few at once, so many more that wait, and what comes beyond later. Nothing but threads of
 * its own waits for a push service.
 */
@Component
class PushQueue implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PushQueue.class);
    private static final int AT_ONCE = 64;
    private static final int ROOM = 10_000;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Before the second attempt, and those after it. */
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final WaitingAlerts waiting;
    private final PushSender sender;
    private final PushKeys keys;
    private final PushSubscriptionRepository subscriptions;
    private final NoticeLog decisions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(ROOM),
            Thread.ofVirtual().name("push").factory());

    PushQueue(
            WaitingAlerts waiting,
            PushSender sender,
            PushKeys keys,
            PushSubscriptionRepository subscriptions,
            NoticeLog decisions,
            TransactionTemplate transaction,
            Clock clock) {
        this.waiting = waiting;
        this.sender = sender;
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.decisions = decisions;
        this.transaction = transaction;
        this.clock = clock;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Sends this to a browser, soon; returns at once. */
    void send(Alert alert, SubscribedBrowser browser, String payload) {
        try {
            threads.execute(() -> attempt(alert, browser, payload));
        } catch (RejectedExecutionException tooMany) {
            retry(alert, browser, Duration.ZERO);
        }
    }

    private void attempt(Alert alert, SubscribedBrowser browser, String payload) {
        try {
            switch (sender.send(keys.current(), browser.subscription(), payload)) {
                case Answer.Taken taken -> note(alert, NoticeOutcome.SENT);
                case Answer.Gone gone -> {
                    transaction.executeWithoutResult(status -> subscriptions.forget(List.of(browser.id())));
                    note(alert, NoticeOutcome.EXPIRED);
                }
                case Answer.Later(var wanted) -> retry(alert, browser, wanted);
                case Answer.Refused refused -> note(alert, NoticeOutcome.FAILED);
            }
        } catch (RuntimeException e) {
            log.error("A browser could not be told", e);
        }
    }

    private void retry(Alert alert, SubscribedBrowser browser, Duration wanted) {
        if (alert.attempt() > PAUSES.size()) {
            note(alert, NoticeOutcome.FAILED);
            return;
        }
        var pause = PAUSES.get(alert.attempt() - 1);
        var longer = wanted.compareTo(pause) > 0 ? wanted : pause;
        waiting.add(
                alert.again(browser.id()),
                clock.instant().plus(longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE));
    }

    private void note(Alert alert, NoticeOutcome outcome) {
        decisions.add(alert.user(), alert.conversation(), alert.seq(), NoticeChannel.PUSH, outcome);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
