package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.support.wire.ProgramSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatSocketTest extends ProgramsTest {

    @Test
    void twoClientsOfTheOriginalChatWithAllTicks() {
        var annas = chat(anna, ben, "/");
        var bens = chat(ben, anna, "");
        annas.say("{\"message\":\"hello\"}");
        for (var frame : List.of(annas.expect("message"), bens.expect("message"))) {
            assertThat(frame.get("message").asString()).isEqualTo("hello");
            assertThat(frame.get("sender_id").asLong()).isEqualTo(anna.value());
            assertThat(frame.get("timestamp").asString())
                    .matches("\\d\\d:\\d\\d")
                    .isEqualTo(frame.get("sent_at").asString().substring(11, 16));
            assertThat(frame.get("is_delivered").asBoolean()).isFalse();
            assertThat(frame.get("is_read").asBoolean()).isFalse();
            assertThat(frame.get("seq").asLong()).isEqualTo(1);
        }
        var id = annas.expect("message").get("message_id");
        assertThat(annas.expect("delivered").get("message_id")).isEqualTo(id);
        assertThat(annas.expect("read").get("message_id")).isEqualTo(id);
        assertThat(bens.expect("read").get("message_id")).isEqualTo(id);
    }

    @Test
    void whatWasUndeliveredComesAtConnectingAndTheSenderIsTold() {
        var annas = chat(anna, ben, "/");
        annas.say("{\"message\":\"one\"}");
        annas.say("{\"message\":\"two\"}");
        annas.expect("message", message -> message.get("message").asString().equals("two"));
        assertThat(annas.heard("delivered")).isEmpty();
        var bens = chat(ben, anna, "/");
        bens.expect("message", message -> message.get("message").asString().equals("two"));
        annas.expect("read", tick -> tick.get("message_id").equals(ids(annas).getLast()));
        assertThat(annas.heard("delivered"))
                .extracting(tick -> tick.get("message_id"))
                .containsExactlyElementsOf(ids(annas));
        assertThat(ids(bens)).isEqualTo(ids(annas));
    }

    @Test
    void whatWasDeliveredElsewhereIsReadByWhoeverOpensTheConversation() {
        var phone = program(ben);
        var annas = chat(anna, ben, "/");
        annas.say("{\"message\":\"hello\"}");
        var arrived = phone.expect("message");
        phone.say("{\"type\":\"ack\",\"conversation\":" + arrived.get("conversation") + ",\"seq\":" + arrived.get("seq")
                + "}");
        annas.expect("delivered");

        chat(ben, anna, "/");

        assertThat(annas.expect("read").get("message_id")).isEqualTo(arrived.get("message_id"));
    }

    private static List<JsonNode> ids(ProgramSocket socket) {
        return socket.heard("message").stream()
                .map(message -> message.get("message_id"))
                .toList();
    }

    @Test
    void whoTellsByItselfWhatIsReadHasReadNothingByListening() {
        var annas = chat(anna, ben, "/");
        var bens = chat(ben, anna, "/?receipts=explicit");
        annas.say("{\"message\":\"hello\"}");
        var id = bens.expect("message").get("message_id").asLong();
        annas.expect("delivered");
        assertThat(annas.heard("read")).isEmpty();
        bens.say("{\"type\":\"read\",\"message_id\":" + id + "}");
        assertThat(annas.expect("read").get("message_id").asLong()).isEqualTo(id);
    }

    @Test
    void aBlankTextIsIgnoredAndABadOneIsAnswered() {
        var annas = chat(anna, ben, "/");
        var foreign = program(ben)
                .sendAndWait(cleo.value(), "not Anna's")
                .get("message_id")
                .asLong();
        annas.say("{\"message\":\"  \\n \"}");
        for (var bad : List.of(
                List.of("{\"message\":\"" + "x".repeat(4_001) + "\"}", "too_long"),
                List.of("{\"message\":\"\\ud800\"}", "invalid_text"),
                List.of("{\"message\":5}", "invalid_value"),
                List.of("{\"message\":\"hi\",\"sender_id\":1}", "unknown_field"),
                List.of("{\"type\":\"shout\"}", "unknown_type"),
                List.of("{\"type\":\"read\"}", "missing_field"),
                List.of("{\"type\":\"read\",\"message_id\":" + foreign + "}", "no_message"),
                List.of("{\"type\":\"ack\",\"message_id\":987654321}", "no_message"),
                List.of("nonsense", "malformed_json"))) {
            annas.forget();
            annas.say(bad.getFirst());
            assertThat(annas.expect("error").get("code").asString())
                    .as(bad.getFirst())
                    .isEqualTo(bad.getLast());
        }
        annas.say("{\"message\":\"good\"}");
        assertThat(annas.expect("message").get("seq").asLong()).isEqualTo(1);
    }

    @Test
    void theSameClientIdIsOneMessage() {
        var annas = chat(anna, ben, "/");
        var frame = "{\"message\":\"once\",\"client_id\":\"6f1b8a52-7c1e-4d7f-9f53-0a2f0b0c1d2e\"}";
        annas.say(frame);
        annas.say(frame);
        annas.say("{\"message\":\"then\"}");
        annas.expect("message", message -> message.get("message").asString().equals("then"));
        assertThat(annas.heard("message"))
                .extracting(message -> message.get("message").asString())
                .containsExactly("once", "then");
    }

    @Test
    void aThirdPersonHearsNothing() {
        var cleos = chat(cleo, ben, "/");
        var bens = chat(ben, anna, "/");
        var annas = chat(anna, ben, "/");
        annas.say("{\"message\":\"for Ben\"}");
        bens.expect("message");
        annas.expect("read");
        cleos.say("{\"message\":\"for Ben too\"}");
        cleos.expect("message");
        assertThat(cleos.heard("message")).hasSize(1);
        assertThat(bens.heard("message")).hasSize(1);
    }

    @Test
    void onlyWhoIsLoggedInMayTalkAndOnlyToSomebodyElse() {
        var mine = bearer(token(anna));
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/" + ben + "/", bearer("parley_none")))
                .isEqualTo(401);
        assertThat(ProgramSocket.refusal(
                        server(),
                        "/ws/chat/" + ben + "/",
                        bearer(token(anna, TokenScope.READ).secret())))
                .isEqualTo(403);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/" + anna + "/", mine))
                .isEqualTo(404);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/987654321/", mine)).isEqualTo(404);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/0/", mine)).isEqualTo(404);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/ben/", mine)).isEqualTo(404);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/99999999999999999999/", mine))
                .isEqualTo(404);
        assertThat(ProgramSocket.refusal(server(), "/ws/chat/" + ben, mine)).isEqualTo(101);
    }

    private ProgramSocket chat(UserId who, UserId with, String end) {
        return keep(ProgramSocket.connect(server(), "/ws/chat/" + with + end, bearer(token(who))));
    }
}
