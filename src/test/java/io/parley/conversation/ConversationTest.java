package io.parley.conversation;

import static org.awaitility.Awaitility.await;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Anna and Ben, who are registered and have not written yet, and Mallory, who has no part in what they do. Nobody is
 * throttled, and the time stands still until a test moves it.
 */
@SpringBootTest
@ExtendWith(TestParameters.class)
@Import(ConversationTest.Configuration.class)
abstract class ConversationTest {

    static final Instant START = Instant.parse("2026-11-20T09:00:00.123456Z");

    @Autowired
    private ApplicationContext context;

    @Autowired
    MessageService messages;

    @Autowired
    ReceiptService receipts;

    @Autowired
    ArrangementService arrangements;

    @Autowired
    MessageChangeService changes;

    @Autowired
    MessageHistoryService history;

    @Autowired
    ConversationService conversations;

    @Autowired
    AccountService accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableTime clock;

    @Autowired
    SqlRecorder sql;

    @Autowired
    CommitProbe commits;

    UserId anna;
    UserId ben;
    UserId mallory;

    @BeforeEach
    void register(People people) {
        clock.set(START);
        commits.beforeCommit(message -> {});
        anna = people.registered("anna");
        ben = people.registered("ben");
        mallory = people.registered("mallory");
    }

    Message send(UserId author, UserId recipient, String text) {
        return messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }

    /** Sends so many messages, named "1", "2" …, and returns their conversation. */
    ConversationId sendMany(UserId author, UserId recipient, int count) {
        for (var number = 1; number <= count; number++) {
            send(author, recipient, Integer.toString(number));
        }
        return conversations.between(author, recipient).orElseThrow();
    }

    OpenedConversation open(UserId viewer, String peer) {
        return conversations.open(viewer, new Username(peer)).orElseThrow();
    }

    MessageStatus status(UserId sender, String peer, long seq) {
        return open(sender, peer).page().receipts().statusOf(seq);
    }

    long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    /** What reads and writes, once more, as another node of this installation has it. */
    AnnotationConfigApplicationContext anotherNode() {
        return anotherNode(context, GroupCommit.class);
    }

    static AnnotationConfigApplicationContext anotherNode(
            ApplicationContext context, Class<? extends GroupCommit> commits) {
        var node = new AnnotationConfigApplicationContext();
        node.setParent(context);
        node.register(
                Batches.class,
                commits,
                RecentChanges.class,
                MessageService.class,
                ReceiptService.class,
                ArrangementService.class,
                MessageChangeService.class,
                ConversationService.class);
        node.refresh();
        return node;
    }

    /** Runs the work of so many people, who all begin in the same instant. */
    static <T> List<T> atOnce(int people, IntFunction<Callable<T>> work) throws Exception {
        var begin = new CyclicBarrier(people);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, people)
                    .mapToObj(number -> threads.submit(() -> {
                        begin.await();
                        return work.apply(number).call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var result : running) {
                results.add(result.get());
            }
            return results;
        }
    }

    /**
     * Lets these share a transaction, in this order, which begins once something else has happened: until then they wait for
     * one in which somebody else writes.
     */
    void inOneTransaction(Runnable meanwhile, Runnable... acts) throws InterruptedException {
        var goOn = new CountDownLatch(1);
        commits.beforeCommit(message -> hold(goOn));
        var threads = new ArrayList<Thread>();
        threads.add(waiting(() -> send(mallory, mallory, "I take my time")));
        for (var act : acts) {
            threads.add(waiting(act));
        }
        meanwhile.run();
        goOn.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static Thread waiting(Runnable act) {
        var thread = Thread.ofPlatform().start(act);
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something in the last moment before a message is committed. */
    static class CommitProbe {

        private volatile Consumer<Message> beforeCommit = message -> {};

        void beforeCommit(Consumer<Message> action) {
            beforeCommit = action;
        }

        @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
        void on(MessageSent sent) {
            beforeCommit.accept(sent.message());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        MovableTime movableClock() {
            return new MovableTime(START);
        }

        @Bean
        CommitProbe commitProbe() {
            return new CommitProbe();
        }

        @Bean
        static SqlRecorder sqlRecorder() {
            return new SqlRecorder();
        }
    }
}
