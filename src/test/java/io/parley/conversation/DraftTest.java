package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DraftTest {

    @Test
    void isKeptAsTyped() {
        assertThat(draft(" \r\n\u0007 half a thou").text()).isEqualTo(" \r\n\u0007 half a thou");
    }

    @Test
    void isCutWhereTheDatabaseEnds() {
        assertThat(draft("a".repeat(16_384)).text()).hasSize(16_384);
        assertThat(draft("a".repeat(16_385)).text()).hasSize(16_384);
    }

    @Test
    void isNotCutThroughAnEmoji() {
        assertThat(draft("a".repeat(16_383) + "🙂").text()).isEqualTo("a".repeat(16_383));
    }

    @Test
    void leavesOutWhatNotEveryDatabaseCanStore() {
        assertThat(draft("a\u0000b\ud83dc").text()).isEqualTo("abc");
    }

    private static Draft draft(String text) {
        return new Draft(ClientMessageId.random(), text);
    }
}
