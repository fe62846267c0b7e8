package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class NoticeLogTest {

    @Autowired
    private NoticeDecisionRepository rows;

    @Autowired
    private NoticeSettingsRepository settings;

    @Autowired
    private NotificationService notifications;

    @Autowired
    private MessageService messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    private final MovableTime time = new MovableTime();
    private NoticeLog decisions;
    private UserId anna;
    private UserId ben;
    private ConversationId conversation;

    @BeforeEach
    void twoPeople(People people) {
        decisions = new NoticeLog(rows, settings, time);
        anna = people.registered("anna");
        ben = people.registered("ben");
        conversation = messages.send(ben, anna, ClientMessageId.random(), new MessageBody("Hello"))
                .conversationId();
    }

    @Test
    void theNewestComesFirstAndNobodyElseReadsIt() {
        add(1, NoticeChannel.BROWSER, NoticeOutcome.SENT);
        add(1, NoticeChannel.PUSH, NoticeOutcome.READ);
        assertThat(decisions.latest(anna))
                .extracting(NoticeDecision::outcome)
                .containsExactly(NoticeOutcome.READ, NoticeOutcome.SENT);
        assertThat(decisions.latest(ben)).isEmpty();
    }

    @Test
    void severalScreensThatDecideTheSameAreOneDecision() {
        add(1, NoticeChannel.BROWSER, NoticeOutcome.SENT);
        add(1, NoticeChannel.BROWSER, NoticeOutcome.SENT);
        add(2, NoticeChannel.BROWSER, NoticeOutcome.SENT);
        assertThat(decisions.latest(anna)).extracting(NoticeDecision::seq).containsExactly(2L, 1L);
    }

    @Test
    void tabsThatDecideInTheSameMomentAreOneDecision() throws Exception {
        notifications.change(anna, now -> new NoticeSettings(true, true, false));
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var deciding = IntStream.range(0, 6)
                    .mapToObj(tab -> tabs.submit(() -> add(1, NoticeChannel.BROWSER, NoticeOutcome.SENT)))
                    .toList();
            for (var decided : deciding) {
                decided.get();
            }
        }
        assertThat(decisions.latest(anna)).hasSize(1);
    }

    @Test
    void whatOneTabHasToldIsToldWhateverOthersDecide() {
        add(1, NoticeChannel.BROWSER, NoticeOutcome.NOT_ALLOWED);
        add(1, NoticeChannel.BROWSER, NoticeOutcome.SENT);
        add(1, NoticeChannel.BROWSER, NoticeOutcome.NOT_ALLOWED);
        add(2, NoticeChannel.BROWSER, NoticeOutcome.NOT_ALLOWED);
        assertThat(decisions.latest(anna))
                .extracting(NoticeDecision::outcome)
                .containsExactly(NoticeOutcome.NOT_ALLOWED, NoticeOutcome.SENT);
    }

    @Test
    void aBrowserThatIsNotReachedIsTold() {
        add(1, NoticeChannel.PUSH, NoticeOutcome.SENT);
        add(1, NoticeChannel.PUSH, NoticeOutcome.EXPIRED);
        assertThat(decisions.latest(anna)).hasSize(2);
    }

    @Test
    void aMutedConversationFillsOneRow() {
        add(1, NoticeChannel.PUSH, NoticeOutcome.MUTED);
        add(2, NoticeChannel.BROWSER, NoticeOutcome.MUTED);
        add(3, NoticeChannel.PUSH, NoticeOutcome.MUTED);
        assertThat(decisions.latest(anna)).extracting(NoticeDecision::seq).containsExactly(3L, 2L);
    }

    @Test
    void theOldestMakeRoom() {
        for (var seq = 1; seq <= NoticeLog.KEPT + 5; seq++) {
            add(seq, NoticeChannel.PUSH, NoticeOutcome.SENT);
        }
        assertThat(jdbc.queryForObject("select count(*) from notice_decision", Integer.class))
                .isEqualTo(NoticeLog.KEPT);
        assertThat(decisions.latest(anna).getLast().seq()).isEqualTo(6);
    }

    private void add(long seq, NoticeChannel channel, NoticeOutcome outcome) {
        time.advance(Duration.ofSeconds(1));
        transaction.executeWithoutResult(status -> decisions.add(anna, conversation, seq, channel, outcome));
    }
}
