package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ReceiptService;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs edit, delete and react, and are told what others do. */
class ChangingMessagesByProgramsTest extends ProgramsTest {

    @Autowired
    private ContactService contacts;

    @Autowired
    private ReceiptService receipts;

    private final HttpClient http = HttpClient.newHttpClient();

    private long id;
    private long messageId;

    @BeforeEach
    void annaHasWritten() {
        var sent = program(anna).sendAndWait(ben.value(), "hello");
        id = sent.get("conversation").asLong();
        messageId = sent.get("message_id").asLong();
    }

    private HttpResponse<String> call(UserId who, String method, String end, String body) {
        return call(token(who), method, end, body);
    }

    private HttpResponse<String> call(String token, String method, String end, String body) {
        var request = HttpRequest.newBuilder(URI.create(server() + "/api/v1/conversations/" + id + "/messages/" + end))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String change(String type, String more) {
        return "{\"type\":\"" + type + "\",\"conversation\":" + id + ",\"seq\":1" + more + "}";
    }

    @Test
    void theSenderIsToldWhenAMessageWasDeliveredAndRead() {
        var conversation = new ConversationId(id);
        assertThat(call(anna, "GET", "1/info", "").body())
                .contains("\"edited_at\":null", "\"delivered_at\":null", "\"read_at\":null");

        receipts.delivered(ben, conversation, 1);
        assertThat(call(anna, "GET", "1/info", "").body())
                .containsPattern("\"delivered_at\":\"[-0-9T:.]+Z\",\"read_at\":null");
        receipts.read(ben, conversation, 1);
        assertThat(call(anna, "GET", "1/info", "").body()).containsPattern("\"read_at\":\"[-0-9T:.]+Z\"");

        assertThat(call(ben, "GET", "1/info", "").body())
                .containsPattern("\"sent_at\":\"[-0-9T:.]+Z\"")
                .contains("\"delivered_at\":null", "\"read_at\":null");
        assertThat(call(ben, "GET", "2/info", "").statusCode()).isEqualTo(404);
        call(anna, "DELETE", "1", "");
        assertThat(call(ben, "GET", "1/info", "").statusCode()).isEqualTo(410);
    }

    @Test
    void whatOneProgramChangesByRestTheOthersHear() {
        var bens = program(ben);

        assertThat(call(anna, "PUT", "1", "{\"body\":\"better\"}").body()).contains("\"body\":\"better\"");
        var edited =
                bens.expect("message", frame -> frame.get("body").asString().equals("better"));
        assertThat(edited.get("seq").asLong()).isEqualTo(1);
        assertThat(edited.get("edited_at").asString()).endsWith("Z");

        assertThat(call(ben, "PUT", "1/reactions", "{\"emoji\":\"👍\"}").body())
                .contains("\"reactions\":[{\"user_id\":" + ben + ",\"emoji\":\"👍\"}]");
        assertThat(call(ben, "GET", "1/versions", "").body()).containsSubsequence("hello", "better");

        assertThat(call(anna, "DELETE", "1", "").statusCode()).isEqualTo(204);
        var deleted = bens.expect("message", frame -> frame.has("deleted"));
        assertThat(deleted.get("body").asString()).isEmpty();
        assertThat(deleted.has("reactions")).isFalse();
    }

    @Test
    void aSocketEditsReactsAndDeletes() {
        var annas = program(anna);
        var bens = program(ben);

        annas.say(change("edit", ",\"body\":\"better\""));
        bens.expect("message", frame -> frame.get("body").asString().equals("better"));
        bens.say(change("react", ",\"emoji\":\"🎉\""));
        var reaction = annas.expect("message", frame -> frame.has("reactions"))
                .get("reactions")
                .get(0);
        assertThat(reaction.get("user_id").asLong()).isEqualTo(ben.value());
        assertThat(reaction.get("emoji").asString()).isEqualTo("🎉");
        annas.forget();
        bens.say(change("react", ",\"emoji\":\"🎉\",\"active\":false"));
        annas.expect("message", frame -> !frame.has("reactions"));
        annas.say(change("delete", ""));
        bens.expect("message", frame -> frame.has("deleted"));
    }

    @Test
    void whatABlockedPersonChangesHerProgramsAreToldAndNobodyElses() {
        var annas = program(anna);
        var bens = program(ben);
        contacts.block(ben, anna);

        annas.say(change("react", ",\"emoji\":\"👍\""));

        var told = annas.expect("message", frame -> frame.has("reactions"));
        assertThat(told.get("rev").asLong()).isEqualTo(2);
        annas.say(change("edit", ",\"body\":\"better\""));
        annas.expect("message", frame -> frame.get("body").asString().equals("better"));
        assertThat(call(anna, "GET", "1/versions", "").body()).containsSubsequence("hello", "better");
        assertThat(call(ben, "GET", "1/versions", "").body()).contains("hello").doesNotContain("better");
        assertThat(resumed(anna, Map.of(id, 1L)).expect("message").get("reactions"))
                .isEqualTo(told.get("reactions"));
        assertThat(call(anna, "PUT", "1/reactions", "{\"emoji\":\"👍\"}").body())
                .contains("\"rev\":3")
                .contains("better")
                .contains("\"emoji\":\"👍\"");
        contacts.unblock(ben, anna);
        annas.send(ben.value(), "are you there?");
        bens.expect("message", frame -> frame.get("seq").asLong() == 2);
        assertThat(bens.heard("message")).hasSize(1);
        var comesBack = resumed(ben, Map.of(id, 0L));
        var first = comesBack.expect("message", frame -> frame.get("seq").asLong() == 1);
        assertThat(first.get("rev").asLong()).isEqualTo(1);
        assertThat(first.has("reactions")).isFalse();
        assertThat(first.get("body").asString()).isEqualTo("hello");
    }

    @Test
    void whoeverComesBackIsToldOnceHowItIsNow() {
        call(anna, "PUT", "1", "{\"body\":\"better\"}");
        call(anna, "PUT", "1", "{\"body\":\"best\"}");

        var resumed = resumed(ben, Map.of(id, 1L));

        resumed.expect("message", frame -> frame.get("body").asString().equals("best"));
        resumed.settle();
        assertThat(resumed.heard("message")).hasSize(1);
    }

    @Test
    void aClientOfTheOriginalApplicationIsToldOfEditingAndDeleting() {
        var old = keep(ProgramSocket.connect(server(), "/ws/chat/" + anna, bearer(token(ben))));
        old.expect("message");

        call(anna, "PUT", "1", "{\"body\":\"better\"}");
        var edited = old.expect("edited");
        assertThat(edited.get("message_id").asLong()).isEqualTo(messageId);
        assertThat(edited.get("message").asString()).isEqualTo("better");
        call(anna, "DELETE", "1", "");
        assertThat(old.expect("deleted").get("message_id").asLong()).isEqualTo(messageId);
        assertThat(old.heard("message")).hasSize(1);
    }

    @Test
    void whatAProgramDeletesForItsPersonAloneTheOtherKeeps() {
        var bens = program(ben);
        var annas = program(anna);

        assertThat(call(ben, "DELETE", "1?for=me", "").statusCode()).isEqualTo(204);
        assertThat(bens.expect("hidden").get("seq").asLong()).isEqualTo(1);
        assertThat(call(ben, "DELETE", "1?for=me", "").statusCode()).isEqualTo(204);
        assertThat(call(ben, "DELETE", "9?for=me", "").statusCode()).isEqualTo(404);
        assertThat(call(ben, "DELETE", "1?for=all", "").statusCode()).isEqualTo(422);
        assertThat(call(ben, "GET", "1/versions", "").statusCode()).isEqualTo(404);
        assertThat(call(anna, "GET", "1/versions", "").statusCode()).isEqualTo(200);
        assertThat(resumed(ben, Map.of(id, 1L)).expect("hidden").get("seq").asLong())
                .isEqualTo(1);

        annas.say(change("hide", ""));
        assertThat(annas.expect("hidden").get("seq").asLong()).isEqualTo(1);
        annas.forget();
        annas.say(change("hide", "").replace("\"seq\":1", "\"seq\":9"));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("no_message");
        assertThat(annas.heard("message")).isEmpty();
    }

    @Test
    void whatIsTooLateTooMuchOrDeletedIsToldSo() {
        var annas = program(anna);
        for (var emoji : "👍 👎 🎉 🌹 🍀 🍎 🍌 🍒 🐶 🐱 🐭 🐰 🦊".split(" ")) {
            annas.say(change("react", ",\"emoji\":\"" + emoji + "\""));
        }
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("too_many_reactions");
        annas.forget();
        jdbc.update("update message set sent_at = timestamp '2020-01-01 00:00:00'");
        annas.say(change("edit", ",\"body\":\"late\""));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("too_late");
        annas.forget();
        call(anna, "DELETE", "1", "");
        annas.say(change("edit", ",\"body\":\"gone\""));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("deleted");
    }

    @Test
    void everyRefusalHasItsName() {
        var bens = program(ben);
        for (var bad : List.of(
                List.of(change("edit", ",\"body\":\"mine\""), "not_yours"),
                List.of(change("delete", ""), "not_yours"),
                List.of(change("edit", ",\"body\":\" \""), "blank"),
                List.of(change("edit", ",\"body\":\"" + "x".repeat(4_001) + "\""), "too_long"),
                List.of(change("edit", ""), "missing_field"),
                List.of(change("edit", ",\"body\":\"x\",\"rev\":1"), "unknown_field"),
                List.of(change("delete", ",\"body\":\"x\""), "unknown_field"),
                List.of(change("react", ",\"emoji\":\"ab\""), "invalid_value"),
                List.of(change("react", ",\"emoji\":1"), "invalid_value"),
                List.of(change("react", ",\"emoji\":\"👍\"").replace("\"seq\":1", "\"seq\":2"), "no_message"),
                List.of("{\"type\":\"delete\",\"conversation\":987654321,\"seq\":1}", "no_conversation"))) {
            bens.forget();
            bens.say(bad.getFirst());
            assertThat(bens.expect("error").get("code").asString())
                    .as(bad.getFirst())
                    .isEqualTo(bad.getLast());
        }
        assertThat(call(ben, "PUT", "1", "{\"body\":\"mine\"}").statusCode()).isEqualTo(403);
        assertThat(call(ben, "PUT", "1", "{}").statusCode()).isEqualTo(422);
        assertThat(call(ben, "PUT", "1", "{\"body\":\"x\",\"seq\":2}").statusCode())
                .isEqualTo(422);
        assertThat(call(ben, "PUT", "1/reactions", "{\"emoji\":\"ab\"}").statusCode())
                .isEqualTo(422);
        assertThat(call(ben, "PUT", "2/reactions", "{\"emoji\":\"👍\"}").statusCode())
                .isEqualTo(404);
        assertThat(call(cleo, "GET", "1/versions", "").statusCode()).isEqualTo(404);
        assertThat(call(token(anna, TokenScope.READ).secret(), "DELETE", "1", "")
                        .statusCode())
                .isEqualTo(403);
        call(anna, "DELETE", "1", "");
        assertThat(call(anna, "PUT", "1", "{\"body\":\"again\"}").statusCode()).isEqualTo(410);
        assertThat(call(ben, "GET", "1/versions", "").statusCode()).isEqualTo(410);
    }
}
