package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.example.EchoBot;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EchoBotTest extends ProgramsTest {

    @Test
    void theBotOfTheDocumentationReadsAndAnswers() {
        var bot = EchoBot.start(URI.create("ws://" + server().getAuthority() + "/api/v1/socket"), token(ben))
                .join();
        var annas = program(anna);
        var sent = annas.sendAndWait(ben.value(), "Hello, \"bot\"\n👋");
        var echo = annas.expect("message", message -> message.get("sender_id").asLong() == ben.value());
        assertThat(echo.get("body").asString()).isEqualTo("Hello, \"bot\"\n👋");
        annas.expect(
                "receipt",
                receipt -> receipt.get("user_id").asLong() == ben.value()
                        && receipt.get("read_up_to").asLong() == sent.get("seq").asLong());
        bot.abort();
    }
}
