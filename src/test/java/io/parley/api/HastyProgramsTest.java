package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Programs that write faster than a person may. */
@TestPropertySource(
        properties = {
            "parley.conversation.send-burst=5",
            "parley.conversation.sends-per-second=1",
            "parley.conversation.new-conversations-per-minute=1"
        })
class HastyProgramsTest extends ProgramsTest {

    @Test
    void whoeverWritesTooOftenIsToldWhichMessageHasToWaitAndHowLong() {
        var annas = program(anna);

        IntStream.range(0, 20).forEach(number -> annas.send(ben.value(), "many " + number));

        var error = annas.expect("error");
        assertThat(error.get("code").asString()).isEqualTo("too_many_messages");
        assertThat(error.get("client_id").asString()).hasSize(36);
        assertThat(error.get("retry_after_ms").asLong()).isPositive();
    }

    @Test
    void whoeverTurnsToTooManyIsToldToWait() {
        var annas = program(anna);
        annas.sendAndWait(ben.value(), "hello");

        annas.send(cleo.value(), "hello");

        var error = annas.expect("error");
        assertThat(error.get("code").asString()).isEqualTo("too_many_conversations");
        assertThat(error.get("retry_after_ms").asLong()).isPositive();
    }
}
