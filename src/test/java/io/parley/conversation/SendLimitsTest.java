package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.support.MovableTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendLimitsTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);

    private final MovableTime time = new MovableTime();
    private final SendLimits limits =
            new SendLimits(new ConversationProperties(50, 20, 1, 5, 5, Duration.ofHours(24), 10), time.meter());

    @Test
    void twentyMessagesAtOnceAndThenOneASecond() {
        spendMessages(20);
        refusedMessage(Duration.ofSeconds(1));

        time.advance(Duration.ofMillis(999));
        refusedMessage(Duration.ofMillis(1));

        time.advance(Duration.ofMillis(1));
        limits.spendMessage(ANNA);
        refusedMessage(Duration.ofSeconds(1));
    }

    @Test
    void whoeverPausesHasTwentyAgainAndNoMore() {
        spendMessages(20);
        time.advance(Duration.ofHours(1));

        spendMessages(20);
        refusedMessage(Duration.ofSeconds(1));
    }

    @Test
    void programsGoOnFasterAndTakeNothingFromThePerson() {
        ProgramPace.enter();
        try {
            spendMessages(20);
            refusedMessage(Duration.ofMillis(200));
            time.advance(Duration.ofMillis(200));
            limits.spendMessage(ANNA);
            refusedMessage(Duration.ofMillis(200));
        } finally {
            ProgramPace.leave();
        }

        spendMessages(20);
        refusedMessage(Duration.ofSeconds(1));
    }

    @Test
    void tenNewConversationsAMinute() {
        for (var number = 0; number < 10; number++) {
            limits.spendConversation(ANNA);
        }
        refused(() -> limits.spendConversation(ANNA), Reason.TOO_MANY_CONVERSATIONS, Duration.ofSeconds(6));

        time.advance(Duration.ofSeconds(6));
        limits.spendConversation(ANNA);
        refused(() -> limits.spendConversation(ANNA), Reason.TOO_MANY_CONVERSATIONS, Duration.ofSeconds(6));
    }

    @Test
    void everybodyHasLimitsOfHisOwn() {
        spendMessages(20);

        assertThatCode(() -> limits.spendMessage(BEN)).doesNotThrowAnyException();
        assertThatCode(() -> limits.spendConversation(ANNA)).doesNotThrowAnyException();
    }

    private void spendMessages(int count) {
        for (var number = 0; number < count; number++) {
            limits.spendMessage(ANNA);
        }
    }

    private void refusedMessage(Duration retryAfter) {
        refused(() -> limits.spendMessage(ANNA), Reason.TOO_MANY_MESSAGES, retryAfter);
    }

    private static void refused(Runnable act, Reason reason, Duration retryAfter) {
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(act::run)
                .matches(refused -> refused.reason() == reason, reason.name())
                .matches(refused -> refused.retryAfter().equals(retryAfter), retryAfter.toString());
    }
}
