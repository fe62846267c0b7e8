package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Anna and Ben, who are registered and have not written yet, and Mallory, who has no part in what they do. Nobody is
 * throttled, and the time stands still until a test moves it.
 */
@SpringBootTest(
        properties = {
            "parley.conversation.send-burst=1000000",
            "parley.conversation.sends-per-second=1000000",
            "parley.conversation.new-conversations-per-minute=1000000"
        })
@ExtendWith(TestParameters.class)
@Import(ConversationTest.Configuration.class)
abstract class ConversationTest {

    static final Instant START = Instant.parse("2026-11-20T09:00:00.123456Z");

    @Autowired
    MessageService messages;

    @Autowired
    ReceiptService receipts;

    @Autowired
    ConversationService conversations;

    @Autowired
    AccountService accounts;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    SqlRecorder sql;

    UserId anna;
    UserId ben;
    UserId mallory;

    @BeforeEach
    void register(People people) {
        clock.set(START);
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

    long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    /** A clock that goes only where it is put. */
    static final class MovableClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(START);

        void set(Instant instant) {
            now.set(instant);
        }

        Instant advance(Duration duration) {
            return now.updateAndGet(instant -> instant.plus(duration));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Time is UTC inside");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }

        @Bean
        static SqlRecorder sqlRecorder() {
            return new SqlRecorder();
        }
    }
}
