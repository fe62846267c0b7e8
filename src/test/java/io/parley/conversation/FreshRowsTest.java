package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.Username;
import io.parley.realtime.DeliveryThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What changes while a screen reads several things in one transaction. */
class FreshRowsTest extends ConversationTest {

    @Autowired
    private DeliveryThreads threads;

    @Autowired
    private RecentChanges recent;

    private ConversationId id;

    @BeforeEach
    void theyHaveWritten() {
        id = sendMany(anna, ben, 2);
    }

    @Test
    void whatIsEditedBetweenTwoReadsIsToldByTheSecond() {
        var lists = new ArrayList<ConversationSummary>();

        readTogether(
                () -> lists.addAll(conversations.list(ben)),
                this::annaEdits,
                () -> lists.addAll(conversations.list(ben)));

        assertThat(lists)
                .extracting(row -> row.lastMessage().body().text())
                .last()
                .isEqualTo("edited");
    }

    @Test
    void whatIsEditedBeforeItsRevisionIsReadIsToldWithIt() {
        var rev = conversations.open(ben, new Username("anna")).orElseThrow().rev();
        var told = new ArrayList<Message>();

        readTogether(() -> {
            conversations.messagesAt(ben, id, List.of(2L));
            annaEdits();
            told.addAll(conversations.changesAfter(ben, id, rev).messages());
            told.addAll(conversations.newsAfter(ben, id, rev).messages());
        });

        assertThat(told).extracting(message -> message.body().text()).containsExactly("edited", "edited");
    }

    @Test
    void aPageHasWhatWasEditedBeforeItsRevisionWasRead() {
        var pages = new ArrayList<MessagePage>();

        readTogether(() -> {
            conversations.messagesAt(ben, id, List.of(2L));
            annaEdits();
            pages.add(
                    conversations.open(ben, new Username("anna")).orElseThrow().page());
            pages.add(conversations.latest(ben, id));
        });

        assertThat(pages)
                .extracting(page -> page.messages().getLast().body().text())
                .containsExactly("edited", "edited");
    }

    /** Elsewhere, and nobody here remembers it. */
    private void annaEdits() {
        CompletableFuture.runAsync(() -> changes.edit(anna, id, 2, new MessageBody("edited")))
                .join();
        recent.forget(id);
    }

    private void readTogether(Runnable... reads) {
        var next = List.of(reads).iterator();
        threads.readTogether(() -> next.hasNext() ? Optional.of(next.next()) : Optional.empty());
    }
}
