package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingAlertsTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private final WaitingAlerts waiting = new WaitingAlerts(new PushProperties(Duration.ofSeconds(30), 2, "", false));

    @Test
    void anAlertIsTakenOnceItsTimeHasComeAndOnlyOnce() {
        waiting.add(alert(1, 1), NINE.plusSeconds(30));
        assertThat(waiting.take(NINE.plusSeconds(29), 10)).isEmpty();
        assertThat(waiting.take(NINE.plusSeconds(30), 10)).containsExactly(alert(1, 1));
        assertThat(waiting.take(NINE.plusSeconds(30), 10)).isEmpty();
    }

    @Test
    void aFurtherMessageOfTheSameConversationDoesNotPutItOff() {
        waiting.add(alert(1, 1), NINE.plusSeconds(30));
        waiting.add(alert(1, 2), NINE.plusSeconds(50));
        assertThat(waiting.take(NINE.plusSeconds(30), 10))
                .containsExactly(alert(1, 2).from(1));
    }

    @Test
    void thereIsRoomForSoManyAndWhatWaitsStays() {
        waiting.add(alert(1, 1), NINE);
        waiting.add(alert(2, 1), NINE);
        assertThat(waiting.takeDropped()).isZero();
        waiting.add(alert(3, 1), NINE);
        waiting.add(alert(2, 2), NINE);
        assertThat(waiting.takeDropped()).isEqualTo(1);
        assertThat(waiting.takeDropped()).isZero();
        assertThat(waiting.take(NINE, 1)).containsExactly(alert(1, 1));
        assertThat(waiting.take(NINE, 10)).containsExactly(alert(2, 2).from(1));
    }

    private static Alert alert(long conversation, long seq) {
        return new Alert(new UserId(7), new ConversationId(conversation), seq, NINE);
    }
}
