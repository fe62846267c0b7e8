package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parley.account.UserId;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.conversation.MessageStatus.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HistoryImportTest extends ConversationTest {

    @Autowired
    private HistoryImport history;

    @Test
    void aConversationOfThePastReadsAsIfItHadTakenPlaceHere() {
        var id = history.write(
                anna,
                ben,
                List.of(
                        message(anna, "one", minute(0), minute(1), minute(2)),
                        message(anna, "two", minute(3), minute(4), null),
                        message(ben, "three", minute(5), minute(5), minute(5)),
                        message(anna, "four", minute(6), null, null)));

        var opened = open(anna, "ben");
        assertThat(opened.id()).contains(id);
        assertThat(opened.page().messages())
                .extracting(m -> m.body().text())
                .containsExactly("one", "two", "three", "four");
        assertThat(opened.page().messages())
                .extracting(Message::sentAt)
                .containsExactly(minute(0), minute(3), minute(5), minute(6));
        var receipts = opened.page().receipts();
        assertThat(receipts.statusOf(1)).isEqualTo(new Read(minute(2)));
        assertThat(receipts.deliveredAt(1)).contains(minute(1));
        assertThat(receipts.statusOf(2)).isEqualTo(new Delivered(minute(4)));
        assertThat(receipts.statusOf(4)).isEqualTo(new Sent());
        assertThat(open(ben, "anna").page().receipts().statusOf(3)).isEqualTo(new Read(minute(5)));
        assertThat(conversations.list(ben).getFirst().activeAt()).isEqualTo(minute(6));
        assertThat(conversations.list(ben).getFirst().unread()).isEqualTo(2);
        assertThat(jdbc.queryForList(
                        "select rev from message union select rev from receipt_journal order by rev", Long.class))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, opened.rev()).boxed().toList());
    }

    @Test
    void itGoesOnAsAnyOtherConversation() {
        var id = history.write(anna, ben, List.of(message(ben, "one", minute(0), null, null)));

        var next = send(anna, ben, "two");
        receipts.read(anna, id, 1);

        assertThat(next.conversationId()).isEqualTo(id);
        assertThat(next.seq()).isEqualTo(2);
        assertThat(status(ben, "anna", 1)).isEqualTo(new Read(START));
    }

    @Test
    void readingReachesEverythingBefore() {
        history.write(
                anna,
                ben,
                List.of(message(anna, "one", minute(0), null, null), message(anna, "two", minute(1), null, minute(2))));

        assertThat(status(anna, "ben", 1)).isEqualTo(new Read(minute(2)));
    }

    @Test
    void whoeverHasWrittenAlreadyGetsNoOtherPast() {
        send(anna, ben, "Hello");

        assertThatIllegalStateException()
                .isThrownBy(() -> history.write(ben, anna, List.of(message(ben, "one", minute(0), null, null))));
        assertThat(count("message")).isEqualTo(1);
    }

    @Test
    void aHistoryThatCanNotHaveBeenIsRefused() {
        refused(List.of());
        refused(List.of(message(mallory, "one", minute(0), null, null)));
        refused(List.of(message(anna, "one", minute(1), null, null), message(ben, "two", minute(0), null, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> message(anna, "one", minute(1), minute(0), null));
        assertThatIllegalArgumentException().isThrownBy(() -> message(anna, "one", minute(1), null, minute(0)));
        assertThat(count("conversation")).isZero();
    }

    private void refused(List<PastMessage> past) {
        assertThatIllegalArgumentException().isThrownBy(() -> history.write(anna, ben, past));
    }

    private static PastMessage message(UserId author, String text, Instant sent, Instant delivered, Instant read) {
        return new PastMessage(
                author, new MessageBody(text), sent, Optional.ofNullable(delivered), Optional.ofNullable(read));
    }

    private static Instant minute(int number) {
        return START.minus(Duration.ofDays(3)).plus(Duration.ofMinutes(number));
    }
}
