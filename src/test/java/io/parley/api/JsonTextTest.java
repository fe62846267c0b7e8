package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class JsonTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello",
                "\"quoted\" and \\",
                "two\nlines\tand\r\u0000\u001f",
                "é ß 日本 שלום",
                "😀👩‍👩‍👧",
                "</script>\u2028"
            })
    void aTextIsReadAsItWasWritten(String text) {
        var written = JsonText.quote(new StringBuilder(), text).toString();

        assertThat(JSON.readTree(written).asString()).isEqualTo(text);
        assertThat(JsonText.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d"})
    void halfACharacterIsWrittenAsItsNumber(String half) {
        var written = JsonText.quote(new StringBuilder(), half).toString();

        assertThat(written).isEqualTo(new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertThat(JSON.readTree(written).asString()).isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.006007Z, 2026-01-02T03:04:05.006Z",
        "2026-12-31T23:59:59Z, 2026-12-31T23:59:59.000Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void aMomentIsWrittenInUtcWithMilliseconds(Instant moment, String written) {
        assertThat(JsonText.time(new StringBuilder(), moment)).hasToString(written);
    }

    @Test
    void aNumberHasAsManyDigitsAsAreAskedFor() {
        assertThat(JsonText.digits(new StringBuilder(), 7, 3)).hasToString("007");
    }
}
