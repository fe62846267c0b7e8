package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.conversation.InvalidMessageException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBodyTest {

    @Test
    void theLongestMessageHasFourThousandCodePoints() {
        assertThat(new MessageBody("a".repeat(4_000)).text()).hasSize(4_000);
        assertThat(new MessageBody("🙂".repeat(4_000)).text()).hasSize(8_000);

        refused("a".repeat(4_001), Reason.TOO_LONG);
        refused("🙂".repeat(4_001), Reason.TOO_LONG);
    }

    @Test
    void theLongestMessageIsSmallerThan16KiB() {
        assertThat(new MessageBody("🙂".repeat(4_000)).text().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(16 * 1024);
    }

    @Test
    void theShortestMessageIsOneCharacter() {
        assertThat(new MessageBody("?").text()).isEqualTo("?");
        assertThat(new MessageBody("🙂").text()).isEqualTo("🙂");

        assertThat(new MessageBody("?").isEmpty()).isFalse();
    }

    @Test
    void whatCarriesFilesNeedsNoText() {
        assertThat(MessageBody.EMPTY.text()).isEmpty();
        assertThat(MessageBody.EMPTY.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\t ", "\u00a0", "\u3000", "\u200b\u2060", "\u202e", "\u0000\u0007", "\u0085"})
    void whatCanNotBeSeenIsNoMessage(String text) {
        refused(text, Reason.BLANK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude42", "a\ud83db", "\ude42\ud83d", "🙂\ud83d"})
    void halfOfASurrogatePairIsRefused(String text) {
        refused(text, Reason.MALFORMED);
    }

    @Test
    void controlCharactersAreLeftOutButLineBreaksAndTabs() {
        var controls = new StringBuilder();
        for (char c = 0; c < ' '; c++) {
            controls.append(c);
        }

        assertThat(new MessageBody("a" + controls + "b").text()).isEqualTo("a\t\nb");
    }

    @Test
    void whatIsLeftOutDoesNotCount() {
        assertThat(new MessageBody("a".repeat(4_000) + "\u0000").text()).hasSize(4_000);
    }

    @Test
    void lineBreaksOfWindowsBecomeLineFeeds() {
        assertThat(new MessageBody("one\r\ntwo\r\n").text()).isEqualTo("one\ntwo\n");
    }

    @Test
    void everythingElseStaysAsItIs() {
        var text = "  <b>&amp;</b> \u202eעברית\u202c e\u0301 👩‍👩‍👧 \u007f ";

        assertThat(new MessageBody(text).text()).isEqualTo(text);
    }

    @Test
    void doesNotTellItsTextToALog() {
        assertThat(new MessageBody("canary")).hasToString("MessageBody[6 characters]");
        assertThat(new Draft(ClientMessageId.random(), "canary").toString()).doesNotContain("canary");
    }

    private static void refused(String text, Reason reason) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> new MessageBody(text))
                .matches(refused -> refused.reason() == reason, reason.name());
    }
}
