package io.parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal.Stand;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the index takes to find the latest hits among a million messages, all of one person; prints and asserts no time. */
@Tag("benchmark")
class MillionMessagesIT {

    private static final int CONVERSATIONS = 1_000;
    private static final int MESSAGES_OF_EACH = 1_000;
    private static final int WORDS_OF_EACH = 10;
    private static final int VOCABULARY = 50_000;
    private static final int SEARCHES = 300;
    private static final UserId VIEWER = new UserId(1);

    private final Random random = new Random(1);

    @Test
    void searching(@TempDir Path folder) throws Exception {
        try (var index = new LuceneIndex(folder)) {
            fill(index);
            print(index, "a word", this::word);
            print(index, "two words", () -> word() + " " + word());
            print(index, "two letters", () -> word().substring(0, 2));
            print(index, "a word that nobody wrote", () -> "zz" + random.nextInt(VOCABULARY));
            assertThat(index.find(VIEWER, SearchQuery.everywhere("w1"), Optional.empty(), 51))
                    .isNotEmpty();
        }
    }

    private void fill(LuceneIndex index) {
        for (var number = 1; number <= CONVERSATIONS; number++) {
            var id = new ConversationId(number);
            var peer = new UserId(number + 1);
            var messages = IntStream.rangeClosed(1, MESSAGES_OF_EACH)
                    .mapToObj(seq -> message(id, seq, seq % 2 == 0 ? VIEWER : peer))
                    .toList();
            index.write(new Stand(id, MESSAGES_OF_EACH, Set.of(VIEWER, peer)), messages);
        }
        index.flush();
    }

    private Message message(ConversationId id, long seq, UserId author) {
        var body = String.join(
                " ", Stream.generate(this::word).limit(WORDS_OF_EACH).toList());
        return new Message(
                (id.value() - 1) * MESSAGES_OF_EACH + seq,
                id,
                seq,
                seq,
                author,
                ClientMessageId.random(),
                new MessageBody(body),
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(50_000_000)));
    }

    /** Few are frequent and most are rare, as in any language. */
    private String word() {
        return "w" + Integer.toString((int) Math.pow(VOCABULARY, random.nextDouble()), Character.MAX_RADIX) + "x";
    }

    private static void print(LuceneIndex index, String what, Supplier<String> text) {
        var nanos = new long[SEARCHES];
        for (var search = 0; search < SEARCHES; search++) {
            var query = SearchQuery.everywhere(text.get());
            var start = System.nanoTime();
            index.find(VIEWER, query, Optional.empty(), SearchService.PAGE_SIZE + 1);
            nanos[search] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "search 1,000,000 messages for %-26s p50 %6.1f ms  p95 %6.1f ms%n",
                what, nanos[SEARCHES / 2] / 1e6, nanos[SEARCHES * 95 / 100] / 1e6);
    }
}
