package io.parley.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.NoSuchConversationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@SpringBootTest
class DeliveryThreadsTest {

    private static final UserId NOBODY = new UserId(1);

    @Autowired
    private DeliveryThreads threads;

    @Autowired
    private ConversationService conversations;

    @Test
    void whatIsReadTogetherIsReadInOneTransactionThatWritesNothing() {
        var readOnly = new AtomicBoolean();

        threads.readTogether(() -> {
            conversations.list(NOBODY);
            readOnly.set(TransactionSynchronizationManager.isActualTransactionActive()
                    && TransactionSynchronizationManager.isCurrentTransactionReadOnly());
        });

        assertThat(readOnly).isTrue();
    }

    @Test
    void whatFailsInItMakesTheRestNoWorse() {
        var read = new ArrayList<List<?>>();

        threads.readTogether(() -> {
            assertThatThrownBy(() -> conversations.changesAfter(NOBODY, new ConversationId(1), 0))
                    .isInstanceOf(NoSuchConversationException.class);
            read.add(conversations.list(NOBODY));
        });

        assertThat(read).containsExactly(List.of());
    }
}
