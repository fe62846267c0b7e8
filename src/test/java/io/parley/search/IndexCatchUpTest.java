package io.parley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.conversation.ConversationJournal;
import java.util.List;
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
}
