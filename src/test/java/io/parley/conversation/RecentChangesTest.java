package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecentChangesTest extends ConversationTest {

    @Autowired
    private RecentChanges recent;

    private ConversationId id;

    @BeforeEach
    void theyHaveWritten() {
        id = sendMany(anna, ben, 2);
        receipts.read(ben, id, 2);
    }

    @Test
    void whatHasJustChangedIsToldWithoutTheDatabase() {
        var asked = sql.during(() -> {
            assertThat(conversations.changesAfter(anna, id, 1).rev()).isEqualTo(3);
            assertThat(conversations.newsAfter(ben, id, 0).messages()).hasSize(2);
        });

        assertThat(asked).isEmpty();
    }

    @Test
    void itIsToldAsTheDatabaseTellsIt() {
        send(ben, anna, "3");
        receipts.delivered(anna, id, 3);

        try (var node = anotherNode()) {
            var database = node.getBean(ConversationService.class);
            for (var viewer : List.of(anna, ben)) {
                for (var rev = 0; rev < 5; rev++) {
                    assertThat(recent.changesAfter(viewer, id, rev)).contains(database.changesAfter(viewer, id, rev));
                    assertThat(recent.newsAfter(viewer, id, rev)).contains(database.newsAfter(viewer, id, rev));
                }
            }
        }
    }

    @Test
    void whatAnotherNodeHasChangedMeanwhileIsNotMissed() {
        try (var node = anotherNode()) {
            node.getBean(MessageService.class)
                    .send(anna, ben, ClientMessageId.random(), new MessageBody("from another node"));
        }
        send(anna, ben, "from this one");

        assertThat(recent.changesAfter(ben, id, 3)).isEmpty();
        assertThat(conversations.changesAfter(ben, id, 3).messages())
                .extracting(message -> message.body().text())
                .containsExactly("from another node", "from this one");
    }

    @Test
    void whoeverIsToldOfAChangeBehindAGapGetsItAtOnce() {
        try (var node = anotherNode()) {
            node.getBean(MessageService.class)
                    .send(anna, ben, ClientMessageId.random(), new MessageBody("from another node"));
        }
        send(anna, ben, "from this one");

        assertThat(conversations.changesAfter(ben, id, 1).rev()).isEqualTo(5);
        assertThat(conversations.newsAfter(ben, id, 1).rev()).isEqualTo(5);
    }

    @Test
    void whoeverHoldsTheLastOneIsNotToldThatThereIsNothing() {
        assertThat(recent.changesAfter(anna, id, 3)).isEmpty();
    }

    @Test
    void nobodyElseIsTold() {
        assertThat(recent.changesAfter(mallory, id, 0)).isEmpty();
        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> conversations.changesAfter(mallory, id, 0));
    }
}
