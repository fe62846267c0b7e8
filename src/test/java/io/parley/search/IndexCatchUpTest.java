package io.parley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal;
import io.parley.conversation.ConversationJournal.Stand;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IndexCatchUpTest {

    /** An interrupted thread would close the files of the index. */
    @Test
    void whoeverStopsItWaitsForWhatIsBeingWrittenAndInterruptsNothing() throws InterruptedException {
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var journal = mock(ConversationJournal.class);
        when(journal.after(anyLong(), anyInt())).thenAnswer(call -> {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return List.of();
        });
        var index = mock(MessageIndex.class);
        var catchUp = new IndexCatchUp(journal, index);
        catchUp.start();
        reading.await();

        var stopping = Thread.startVirtualThread(catchUp::stop);
        await().until(() -> !catchUp.isRunning());
        goOn.countDown();
        stopping.join();

        verify(index).flush();
        assertThat(interrupted).isFalse();
    }

    /** What was read a moment ago may be older than what a search has taken in since; that is no reason to begin anew. */
    @Test
    void whoeverComesWithAnOlderRevisionTakesNothingOutOfTheIndex() {
        var id = new ConversationId(5);
        var older = new Stand(id, 10, Set.of());
        var journal = mock(ConversationJournal.class);
        when(journal.after(eq(0L), anyInt())).thenReturn(List.of(older));
        when(journal.after(4, 1)).thenReturn(List.of(new Stand(id, 11, Set.of())));
        var index = mock(MessageIndex.class);
        when(index.revision(id)).thenReturn(11L);
        var catchUp = new IndexCatchUp(journal, index);

        catchUp.all();
        catchUp.before(List.of(older));

        verify(index, never()).forget(any());
        verify(index, never()).write(any(), any());
    }
}
