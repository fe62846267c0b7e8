package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Programs answer single messages, pass them on, and set how long they are kept, and are told so of others. */
class RepliesByProgramsTest extends ProgramsTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatASocketAnswersEverybodyIsTold() {
        var annas = program(anna);
        var bens = program(ben);
        var conversation =
                annas.sendAndWait(ben.value(), "tea?").get("conversation").asLong();

        bens.say("{\"type\":\"send\",\"to\":" + anna + ",\"client_id\":\"" + UUID.randomUUID()
                + "\",\"body\":\"yes\",\"reply_to\":1}");

        var heard = annas.expect("message", frame -> frame.has("reply_to"));
        assertThat(heard.get("reply_to").asLong()).isEqualTo(1);
        assertThat(heard.get("body").asString()).isEqualTo("yes");
        assertThat(get(anna, "/api/v1/conversations/" + conversation + "/messages"))
                .containsSubsequence("\"tea?\"", "\"reply_to\":null", "\"yes\"", "\"reply_to\":1");
    }

    @Test
    void whatIsAnsweredByRestHasToBeThere() {
        program(anna).sendAndWait(ben.value(), "tea?");

        var answer = post(ben, anna, "\"reply_to\":1");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("\"reply_to\":1");
        var missing = post(ben, anna, "\"reply_to\":9");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.body()).contains("urn:parley:problem:no-original");
        assertThat(post(ben, cleo, "\"reply_to\":1").statusCode()).isEqualTo(422);
        assertThat(post(ben, anna, "\"reply_to\":-1").body()).contains("invalid-value");
        assertThat(post(ben, anna, "\"reply_to\":\"1x\"").body()).contains("invalid-value");
    }

    @Test
    void whatIsPassedOnSaysSo() {
        var cleos = program(cleo);
        var bens = program(ben);
        var conversation = program(anna)
                .sendAndWait(ben.value(), "a recipe")
                .get("conversation")
                .asLong();

        bens.say("{\"type\":\"forward\",\"to\":" + cleo + ",\"client_id\":\"" + UUID.randomUUID()
                + "\",\"conversation\":" + conversation + ",\"seq\":1}");
        bens.expect("sent");
        var heard = cleos.expect("message", frame -> frame.has("forwarded"));
        assertThat(heard.get("body").asString()).isEqualTo("a recipe");

        var name = UUID.randomUUID();
        var path = "/api/v1/conversations/" + conversation + "/messages/";
        var wanted = "{\"to\":" + cleo + ",\"client_id\":\"" + name + "\"}";
        assertThat(post(ben, path + "1/forward", wanted).statusCode()).isEqualTo(201);
        var again = post(ben, path + "1/forward", wanted);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"forwarded\":true", name.toString());
        assertThat(post(
                                ben,
                                path + "9/forward",
                                wanted.replace(
                                        name.toString(), UUID.randomUUID().toString()))
                        .body())
                .contains("no-original");
        assertThat(post(ben, path + "1/forward", "{\"to\":0,\"client_id\":\"" + name + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(ben, path + "1/forward", "{\"client_id\":\"" + name + "\"}")
                        .body())
                .contains("missing-field");
    }

    @Test
    void howLongMessagesAreKeptIsSetByRestAndToldToAll() {
        var bens = program(ben);
        var conversation = program(anna)
                .sendAndWait(ben.value(), "hello")
                .get("conversation")
                .asLong();
        var path = "/api/v1/conversations/" + conversation + "/lifetime";
        assertThat(get(ben, path)).isEqualTo("{\"lifetime\":\"for_good\"}");

        assertThat(put(anna, path, "{\"lifetime\":\"week\"}").body()).isEqualTo("{\"lifetime\":\"week\"}");

        var notice = bens.expect("message", frame -> frame.has("lifetime_set"));
        assertThat(notice.get("lifetime_set").asString()).isEqualTo("week");
        assertThat(notice.get("body").asString()).isEmpty();
        assertThat(get(ben, "/api/v1/conversations/" + conversation + "/messages"))
                .contains("\"lifetime_set\":null", "\"lifetime_set\":\"week\"");
        assertThat(put(anna, path, "{\"lifetime\":\"year\"}").body()).contains("invalid-value");
        assertThat(put(anna, path, "{}").body()).contains("missing-field");
        assertThat(put(cleo, path, "{\"lifetime\":\"week\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void aFrameSetsHowLongMessagesAreKeptAndTheNoticeTellsBoth() {
        var annas = program(anna);
        var bens = program(ben);
        var conversation =
                annas.sendAndWait(ben.value(), "hello").get("conversation").asLong();
        var keep = "{\"type\":\"lifetime\",\"conversation\":" + conversation + ",\"lifetime\":\"day\"}";
        var cleos = program(cleo);
        cleos.say(keep);
        assertThat(cleos.expect("error").get("code").asString()).isEqualTo("no_conversation");
        assertThat(get(ben, "/api/v1/conversations")).contains("\"lifetime\":\"for_good\"");

        annas.say(keep);

        for (var program : List.of(annas, bens)) {
            var notice = program.expect("message", frame -> frame.has("lifetime_set"));
            assertThat(notice.get("lifetime_set").asString()).isEqualTo("day");
            assertThat(notice.get("sender_id").asLong()).isEqualTo(anna.value());
        }
        assertThat(get(ben, "/api/v1/conversations")).contains("\"lifetime\":\"day\"");
        annas.say(keep.replace("day", "year"));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("invalid_value");
    }

    private HttpResponse<String> put(UserId who, String path, String body) {
        return call(HttpRequest.newBuilder(URI.create(server() + path))
                .header("Authorization", "Bearer " + token(who))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(UserId from, UserId to, String more) {
        return post(
                from,
                "/api/v1/people/" + to + "/messages",
                "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"yes\"," + more + "}");
    }

    private HttpResponse<String> post(UserId from, String path, String body) {
        return call(HttpRequest.newBuilder(URI.create(server() + path))
                .header("Authorization", "Bearer " + token(from))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String get(UserId who, String path) {
        return call(HttpRequest.newBuilder(URI.create(server() + path)).header("Authorization", "Bearer " + token(who)))
                .body();
    }

    private HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
