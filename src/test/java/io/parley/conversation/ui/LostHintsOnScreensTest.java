package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.conversation.ReceiptService;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Topic;
import io.parley.support.Disorder;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** What screens show when hints are lost, come twice, late or in another order. */
@ViewTest
class LostHintsOnScreensTest {

    private static final int MESSAGES = 24;

    @MockitoSpyBean
    private Broadcaster broadcaster;

    @Autowired
    private MessageService messages;

    @Autowired
    private ReceiptService receipts;

    @Autowired
    private ConversationService conversations;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterTheSafetyCheckEveryScreenEqualsOneThatIsOpenedAnew(long seed, Screens screens, People people) {
        var anna = people.registered("anna");
        var ben = people.registered("ben");
        send(anna, ben, "first");
        var id = conversations.between(anna, ben).orElseThrow();
        var disorder = new Disorder(seed);
        doAnswer(disorder.answer()).when(broadcaster).publish(anyInbox(), any());
        var open =
                List.of(screens.open("chat/ben", anna), screens.open("chat/ben", anna), screens.open("chat/anna", ben));

        for (var number = 1; number < MESSAGES; number++) {
            send(number % 3 == 0 ? ben : anna, number % 3 == 0 ? anna : ben, "message " + number);
            if (number % 4 == 0) {
                receipts.delivered(ben, id, number);
            } else if (number % 7 == 0) {
                receipts.read(ben, id, number);
            }
        }
        assertThat(disorder.lost()).isGreaterThan(MESSAGES / 2);

        var annas = new Talk(screens.open("chat/ben", anna)).rows();
        var bens = new Talk(screens.open("chat/anna", ben)).rows();
        assertThat(annas).hasSize(MESSAGES);
        for (var screen : open) {
            var wanted = screen == open.getLast() ? bens : annas;
            screen.eventually(() -> {
                screen.poll();
                assertThat(new Talk(screen).rows()).isEqualTo(wanted);
            });
        }
    }

    @Test
    @Tag("mutants")
    void withoutTheSafetyCheckTheyDoNot(Screens screens, People people) {
        var anna = people.registered("anna");
        var ben = people.registered("ben");
        send(anna, ben, "first");
        var bens = screens.open("chat/anna", ben);
        doNothing().when(broadcaster).publish(anyInbox(), any());

        send(anna, ben, "second");

        assertThatThrownBy(() -> new Talk(bens).eventuallyShows("first", "second"))
                .isInstanceOf(ConditionTimeoutException.class);
        bens.poll();
        new Talk(bens).eventuallyShows("first", "second");
    }

    private void send(UserId author, UserId recipient, String text) {
        messages.send(author, recipient, ClientMessageId.random(), new MessageBody(text));
    }

    private static Topic<InboxEvent> anyInbox() {
        return any();
    }
}
