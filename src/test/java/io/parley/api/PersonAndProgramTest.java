package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.support.wire.ConversationTab;
import io.parley.support.wire.ProgramSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class PersonAndProgramTest extends ProgramsTest {

    private final Map<UUID, String> ticks = new ConcurrentHashMap<>();

    @Test
    void aPersonBeforeAScreenAndAProgramChatWithAllTicks() {
        var dora = withPassword("dora");
        var bens = program(ben);
        bens.say("{\"type\":\"presence\",\"of\":[" + dora + "]}");
        bens.expect("presence", presence -> presence.get("state").asString().equals("offline"));
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        try (var screen = ConversationTab.openAndLook(browser, server(), "ben", ticks::put)) {
            bens.expect("presence", presence -> presence.get("state").asString().equals("online"));
            var name = screen.send("from a screen");
            var message = bens.expect("message");
            assertThat(message.get("body").asString()).isEqualTo("from a screen");
            assertThat(message.get("client_id").asString()).isEqualTo(name.toString());
            awaitTick(name, "sent");
            bens.ack(message.get("conversation").asLong(), message.get("seq").asLong());
            awaitTick(name, "delivered");
            bens.read(message.get("conversation").asLong(), message.get("seq").asLong());
            awaitTick(name, "read");
            var answer = bens.sendAndWait(dora.value(), "from a program");
            bens.expect(
                    "receipt",
                    receipt -> receipt.get("user_id").asLong() == dora.value()
                            && receipt.get("read_up_to").asLong()
                                    == answer.get("seq").asLong());
            screen.leave();
            bens.expect("presence", presence -> !presence.get("last_seen").isNull());
        }
    }

    @Test
    void aPageOfTheOriginalApplicationChatsWithAScreen() {
        var dora = withPassword("dora");
        withPassword("emil");
        var emils = ConversationTab.logIn(server(), "emil", PASSWORD);
        var browser = ConversationTab.logIn(server(), "dora", PASSWORD);
        try (var screen = ConversationTab.openAndLook(browser, server(), "emil", ticks::put)) {
            var page =
                    keep(ProgramSocket.connect(emils, server(), "/ws/chat/" + dora + "/", Map.of("Origin", origin())));
            page.say("{\"message\":\"from a page\"}");
            var id = page.expect("message").get("message_id");
            assertThat(page.expect("delivered").get("message_id")).isEqualTo(id);
            assertThat(page.expect("read").get("message_id")).isEqualTo(id);
            var name = screen.send("from a screen");
            awaitTick(name, "read");
        }
    }

    private void awaitTick(UUID name, String tick) {
        await(tick).until(() -> tick.equals(ticks.get(name)));
    }
}
