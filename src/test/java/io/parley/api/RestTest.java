package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.Draft;
import io.parley.support.OvertakenLogIn;
import io.parley.support.People;
import io.parley.support.Requests;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RestTest extends ProgramsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "6f1b8a52-7c1e-4d7f-9f53-0a2f0b0c1d2e";

    private final HttpClient http = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        String problem() {
            assertThat(raw.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(body.get("status").asInt()).isEqualTo(status);
            assertThat(body.get("detail").asString()).isNotBlank();
            return body.get("type").asString().replace("urn:parley:problem:", "");
        }
    }

    private Answer call(String token, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(server() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var content = answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), content, answer);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer get(UserId who, String path) {
        return call(token(who), "GET", path, "");
    }

    @Test
    void somebodyRegistersLogsInTalksAndLogsOut() {
        var account =
                "{\"username\":\"Dora\",\"email\":\"dora@example.org\",\"password\":\"boats under violet rain\",\"display_name\":\"Dora D.\"}";
        var dora = call("", "POST", "/api/v1/accounts", account);
        assertThat(dora.status()).isEqualTo(201);
        assertThat(call("", "POST", "/api/v1/accounts", account).problem()).isEqualTo("conflict");
        var token = call(
                "",
                "POST",
                "/api/v1/tokens",
                "{\"username\":\"dora\",\"password\":\"boats under violet rain\",\"name\":\"test\"}");
        assertThat(token.status()).isEqualTo(201);
        assertThat(token.body().get("expires_at").asString()).endsWith("Z");
        var secret = token.body().get("token").asString();
        var me = call(secret, "GET", "/api/v1/me", "");
        assertThat(me.body()).isEqualTo(dora.body());
        assertThat(me.body().get("display_name").asString()).isEqualTo("Dora D.");
        var message = "{\"client_id\":\"" + NAME + "\",\"body\":\"hello\"}";
        var first = call(secret, "POST", "/api/v1/people/" + ben + "/messages", message);
        assertThat(first.status()).isEqualTo(201);
        var again = call(secret, "POST", "/api/v1/people/" + ben + "/messages", message.replace("hello", "other"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(call(secret, "DELETE", "/api/v1/tokens/current", "").status())
                .isEqualTo(204);
        assertThat(call(secret, "GET", "/api/v1/me", "").problem()).isEqualTo("unauthenticated");
    }

    @Test
    void guessingAPasswordIsSlowedDown() {
        withPassword("dora");
        var wrong = "{\"username\":\"dora\",\"password\":\"not it at all\",\"name\":\"guess\"}";
        IntStream.range(0, 5)
                .forEach(number -> assertThat(
                                call("", "POST", "/api/v1/tokens", wrong).problem())
                        .isEqualTo("wrong-password"));
        var slowed = call("", "POST", "/api/v1/tokens", wrong);
        assertThat(slowed.problem()).isEqualTo("too-many-requests");
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.raw().headers().firstValueAsLong("retry-after").orElse(0))
                .isPositive();
    }

    @Test
    void aLogInThatIsOnItsWayWhenThePasswordChangesGetsNoToken(@Autowired ConfigurableApplicationContext context) {
        withPassword("dora");
        var late = OvertakenLogIn.of(
                context,
                PASSWORD,
                () -> call(
                        "",
                        "POST",
                        "/api/v1/tokens",
                        "{\"username\":\"dora\",\"password\":\"" + PASSWORD + "\",\"name\":\"late\"}"));

        assertThat(late.problem()).isEqualTo("wrong-password");
        assertThat(jdbc.queryForObject("select count(*) from access_token", Long.class))
                .isZero();
    }

    @Test
    void messagesAreFoundByTheirWords() {
        assertThat(call(
                                token(anna),
                                "POST",
                                "/api/v1/people/" + ben + "/messages",
                                "{\"client_id\":\"" + NAME + "\",\"body\":\"👩 The boats leave\"}")
                        .status())
                .isEqualTo(201);

        var found = get(ben, "/api/v1/search?q=boat").body();
        var hit = found.get("hits").get(0);
        assertThat(hit.get("message").get("body").asString()).isEqualTo("👩 The boats leave");
        assertThat(hit.get("peer").get("id").asLong()).isEqualTo(anna.value());
        assertThat(hit.get("marks").toString()).isEqualTo("[{\"start\":6,\"end\":11}]");
        assertThat(found.get("next").isNull()).isTrue();
        assertThat(get(ben, "/api/v1/search?q=boat&person=" + ben).body().get("hits"))
                .isEmpty();
        assertThat(get(ben, "/api/v1/search?q=boat&to=2020-01-01T00:00:00Z")
                        .body()
                        .get("hits"))
                .isEmpty();
        assertThat(get(ben, "/api/v1/search?q=boat&to=9999-12-31T23:59:59Z")
                        .body()
                        .get("hits"))
                .hasSize(1);
        assertThat(get(ben, "/api/v1/search?q=boat&with_files=true").body().get("hits"))
                .isEmpty();
        assertThat(get(ben, "/api/v1/search?with_files=true").body().get("hits"))
                .isEmpty();
        assertThat(get(ben, "/api/v1/search").problem()).isEqualTo("missing-field");
        for (var unfit : new String[] {
            "q=b", "q=b&with_files=true", "q=boat&from=yesterday", "q=boat&after=1", "q=" + "b".repeat(101)
        }) {
            assertThat(get(ben, "/api/v1/search?" + unfit).problem()).as(unfit).isEqualTo("invalid-value");
        }
    }

    @Test
    void theListPagesAndReceipts() {
        var annas = program(anna);
        IntStream.rangeClosed(1, 120).forEach(number -> annas.send(ben.value(), "message " + number));
        annas.expect("sent", sent -> sent.get("seq").asLong() == 120);
        annas.sendAndWait(cleo.value(), "hi Cleo");
        var list = get(ben, "/api/v1/conversations").body();
        assertThat(list.get("next").isNull()).isTrue();
        var conversation = list.get("conversations").get(0);
        assertThat(conversation.get("peer").get("username").asString()).isEqualTo("anna");
        assertThat(conversation.get("unread").asLong()).isEqualTo(120);
        assertThat(conversation.get("last_message").get("body").asString()).isEqualTo("message 120");
        var messages = "/api/v1/conversations/" + conversation.get("id") + "/messages";
        assertSeqs(get(ben, messages).body(), 71, 120, true, false);
        assertSeqs(get(ben, messages + "?limit=3").body(), 118, 120, true, false);
        assertSeqs(get(ben, messages + "?before=71").body(), 21, 70, true, true);
        assertSeqs(get(ben, messages + "?before=21&limit=1000").body(), 1, 20, false, true);
        assertSeqs(get(ben, messages + "?after=0&limit=2").body(), 1, 2, false, true);
        assertSeqs(get(ben, messages + "?after=118").body(), 119, 120, true, false);
        var receipts = "/api/v1/conversations/" + conversation.get("id") + "/receipts";
        var moved = call(token(ben), "PUT", receipts, "{\"delivered_up_to\":999999,\"read_up_to\":60}")
                .body();
        assertThat(moved.get("delivered_up_to").asLong()).isEqualTo(120);
        assertThat(moved.get("read_up_to").asLong()).isEqualTo(60);
        assertThat(get(anna, messages).body().get("read_up_to").asLong()).isEqualTo(60);
        assertThat(get(ben, "/api/v1/conversations")
                        .body()
                        .get("conversations")
                        .get(0)
                        .get("unread")
                        .asLong())
                .isEqualTo(60);
    }

    private static void assertSeqs(JsonNode page, long first, long last, boolean hasOlder, boolean hasNewer) {
        var messages = page.get("messages");
        assertThat(messages.get(0).get("seq").asLong()).isEqualTo(first);
        assertThat(messages.get(messages.size() - 1).get("seq").asLong()).isEqualTo(last);
        assertThat(messages.size()).isEqualTo((int) (last - first + 1));
        assertThat(page.get("has_older").asBoolean()).isEqualTo(hasOlder);
        assertThat(page.get("has_newer").asBoolean()).isEqualTo(hasNewer);
    }

    @Test
    void changesAreToldInPages() {
        var annas = program(anna);
        IntStream.rangeClosed(1, 130).forEach(number -> annas.send(ben.value(), "message " + number));
        var conversation =
                annas.expect("sent", sent -> sent.get("seq").asLong() == 130).get("conversation");
        var path = "/api/v1/conversations/" + conversation + "/changes?after_rev=";
        var first = get(ben, path + 0).body();
        assertThat(first.get("messages").size()).isEqualTo(100);
        assertThat(first.get("more").asBoolean()).isTrue();
        var second = get(ben, path + first.get("rev")).body();
        assertThat(second.get("messages").size()).isEqualTo(30);
        assertThat(second.get("more").asBoolean()).isFalse();
        assertThat(second.get("receipts").size()).isEqualTo(2);
        assertThat(get(ben, path + second.get("rev")).body().get("messages").isEmpty())
                .isTrue();
    }

    @Test
    void aProgramArrangesTheList() {
        var id = program(anna)
                .sendAndWait(ben.value(), "hello")
                .get("conversation")
                .asLong();
        var desk = program(anna);
        var bens = program(ben);
        var arrangement = "/api/v1/conversations/" + id + "/arrangement";

        var archived = call(
                        token(anna),
                        "PUT",
                        arrangement,
                        "{\"pinned\":false,\"archived\":true,\"muted_until\":\"2031-01-01T00:00:00.000Z\",\"marked_unread\":true}")
                .body();

        assertThat(archived.get("muted_until").asString()).isEqualTo("2031-01-01T00:00:00.000Z");
        assertThat(desk.expect("arrangement").get("marked_unread").asBoolean()).isTrue();
        assertThat(bens.heard("arrangement")).isEmpty();
        assertThat(get(anna, "/api/v1/conversations").body().get("conversations"))
                .isEmpty();
        assertThat(get(anna, "/api/v1/conversations?part=archived")
                        .body()
                        .get("conversations")
                        .get(0)
                        .get("archived")
                        .asBoolean())
                .isTrue();
        assertThat(get(anna, "/api/v1/conversations?part=attic").status()).isEqualTo(422);
        for (var wrong : List.of(
                "{\"pinned\":true,\"archived\":true,\"marked_unread\":false}",
                "{\"pinned\":true,\"archived\":false}",
                "{\"pinned\":true,\"archived\":false,\"marked_unread\":false,\"muted_until\":\"soon\"}",
                "{\"pinned\":true,\"archived\":false,\"marked_unread\":false,\"muted_until\":\"+99999-01-01T00:00:00Z\"}")) {
            assertThat(call(token(anna), "PUT", arrangement, wrong).status()).isEqualTo(422);
        }
    }

    @Test
    void aBlockedPersonsProgramIsAnsweredAsEverAndNobodyIsTold() {
        var annas = program(anna);
        var bens = program(ben);
        var id = annas.sendAndWait(ben.value(), "hello").get("conversation").asLong();
        bens.expect("message");
        assertThat(call(token(ben), "PUT", "/api/v1/people/" + anna + "/block", "")
                        .status())
                .isEqualTo(204);
        bens.forget();

        var sent = annas.sendAndWait(ben.value(), "are you there?");

        assertThat(sent.get("seq").asLong()).isEqualTo(2);
        assertThat(get(anna, "/api/v1/conversations/" + id + "/messages").body().get("messages"))
                .hasSize(2);
        assertThat(get(ben, "/api/v1/conversations/" + id + "/messages").body().get("messages"))
                .hasSize(1);
        assertThat(get(ben, "/api/v1/conversations/" + id + "/changes?after_rev=0")
                        .body()
                        .get("messages"))
                .hasSize(1);
        assertThat(bens.heard("message")).isEmpty();
        bens.send(anna.value(), "no");
        assertThat(bens.expect("error").get("code").asString()).isEqualTo("blocked");
        var refused =
                call(token(ben), "PUT", "/api/v1/conversations/" + id + "/messages/1/reactions", "{\"emoji\":\"👍\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("type").asString()).isEqualTo("urn:parley:problem:blocked");
        bens.forget();
        bens.say("{\"type\":\"react\",\"conversation\":" + id + ",\"seq\":1,\"emoji\":\"👍\"}");
        var error = bens.expect("error");
        assertThat(error.get("code").asString()).isEqualTo("blocked");
        assertThat(error.get("conversation").asLong()).isEqualTo(id);
        assertThat(get(ben, "/api/v1/blocked")
                        .body()
                        .get("people")
                        .get(0)
                        .get("username")
                        .asString())
                .isEqualTo("anna");
        assertThat(get(ben, "/api/v1/people/" + anna).body().get("presence").asString())
                .isEqualTo("offline");

        assertThat(call(token(ben), "DELETE", "/api/v1/people/" + anna + "/block", "")
                        .status())
                .isEqualTo(204);
        annas.sendAndWait(ben.value(), "and now?");
        assertThat(bens.expect("message").get("body").asString()).isEqualTo("and now?");
    }

    @Test
    void aWholeConversationIsExported() {
        var annas = program(anna);
        var id = annas.sendAndWait(ben.value(), "1").get("conversation").asLong();
        IntStream.rangeClosed(2, 120).forEach(number -> annas.sendAndWait(ben.value(), Integer.toString(number)));

        var export = get(ben, "/api/v1/conversations/" + id + "/export").body();

        assertThat(export.get("format").asString()).isEqualTo("parley-conversation");
        assertThat(export.get("messages")).hasSize(120);
        assertThat(export.get("messages").get(119).get("body").asString()).isEqualTo("120");
        assertThat(get(cleo, "/api/v1/conversations/" + id + "/export").status())
                .isEqualTo(404);
    }

    @Test
    void aProgramAcceptsARequest() {
        var annas = program(anna);
        var id = annas.sendAndWait(ben.value(), "hello").get("conversation").asLong();
        Requests.ofAllThatIsUnanswered(jdbc);
        var bens = program(ben);
        bens.ack(id, 1);

        assertThat(get(ben, "/api/v1/conversations").body().get("conversations"))
                .isEmpty();
        var waiting = get(ben, "/api/v1/conversations?part=requests")
                .body()
                .get("conversations")
                .get(0);
        assertThat(waiting.get("request").asBoolean()).isTrue();
        assertThat(waiting.get("unread").asLong()).isZero();
        assertThat(annas.heard("receipt"))
                .allMatch(receipt -> receipt.get("delivered_up_to").asLong() == 0);

        assertThat(call(token(ben), "POST", "/api/v1/conversations/" + id + "/accept", "")
                        .status())
                .isEqualTo(204);

        assertThat(bens.expect("arrangement").get("request").asBoolean()).isFalse();
        bens.ack(id, 1);
        annas.expect("receipt", receipt -> receipt.get("delivered_up_to").asLong() == 1);
        assertThat(get(ben, "/api/v1/conversations")
                        .body()
                        .get("conversations")
                        .get(0)
                        .get("request")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aRequestIsAcceptedOnTheSocketAsWellButNotWithATokenThatMayOnlyRead() {
        var id = program(anna)
                .sendAndWait(ben.value(), "hello")
                .get("conversation")
                .asLong();
        Requests.ofAllThatIsUnanswered(jdbc);
        var accept = "{\"type\":\"accept\",\"conversation\":" + id + "}";
        var reader =
                keep(ProgramSocket.open(server(), token(ben, TokenScope.READ).secret()));
        reader.say(accept);
        assertThat(reader.expect("error").get("code").asString()).isEqualTo("insufficient_scope");
        var cleos = program(cleo);
        cleos.say(accept);
        assertThat(cleos.expect("error").get("code").asString()).isEqualTo("no_conversation");

        program(ben).say(accept);

        assertThat(reader.expect("arrangement").get("request").asBoolean()).isFalse();
    }

    @Test
    void whoHasWrittenEnoughToSomebodyWhoHasNotAnsweredIsToldSo() {
        var annas = program(anna);
        annas.sendAndWait(ben.value(), "1");
        Requests.ofAllThatIsUnanswered(jdbc);
        IntStream.rangeClosed(2, 5).forEach(number -> annas.sendAndWait(ben.value(), Integer.toString(number)));

        annas.send(ben.value(), "6");

        assertThat(annas.expect("error").get("code").asString()).isEqualTo("not_accepted");
        var answer = call(
                token(anna),
                "POST",
                "/api/v1/people/" + ben + "/messages",
                "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"6\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:parley:problem:not-accepted");
    }

    @Test
    void theListHasPages() {
        IntStream.range(0, 60).forEach(number -> {
            var other = new People(jdbc).registered("other" + number);
            assertThat(call(
                                    token(anna),
                                    "POST",
                                    "/api/v1/people/" + other + "/messages",
                                    "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"hi\"}")
                            .status())
                    .isEqualTo(201);
            jdbc.update("delete from access_token");
        });
        var first = get(anna, "/api/v1/conversations").body();
        assertThat(first.get("conversations").size()).isEqualTo(50);
        var second = get(
                        anna, "/api/v1/conversations?after=" + first.get("next").asString())
                .body();
        assertThat(second.get("conversations").size()).isEqualTo(10);
        assertThat(second.get("conversations")
                        .get(9)
                        .get("peer")
                        .get("username")
                        .asString())
                .isEqualTo("other0");
        var people = get(anna, "/api/v1/people").body();
        assertThat(people.get("people").size()).isEqualTo(50);
        var rest = get(anna, "/api/v1/people?after=" + people.get("next").asString())
                .body();
        assertThat(rest.get("people").size()).isEqualTo(12);
        assertThat(get(anna, "/api/v1/people?query=other5").body().get("people").size())
                .isEqualTo(11);
    }

    @Test
    void aProgramChoosesHowItsPersonIsMet() {
        program(anna);
        var mine = "/api/v1/me/availability";
        assertThat(get(anna, mine).body()).isEqualTo(JSON.readTree("{\"mode\":\"usual\",\"until\":null}"));

        var until = "2100-01-01T08:00:00.000Z";
        var busy = call(token(anna), "PUT", mine, "{\"mode\":\"do_not_disturb\",\"until\":\"" + until + "\"}");
        assertThat(busy.body()).isEqualTo(JSON.readTree("{\"mode\":\"do_not_disturb\",\"until\":\"" + until + "\"}"));
        assertThat(get(anna, mine).body()).isEqualTo(busy.body());
        assertThat(get(ben, "/api/v1/people/" + anna).body().get("presence").asString())
                .isEqualTo("do_not_disturb");

        assertThat(call(token(anna), "PUT", mine, "{\"mode\":\"invisible\"}").status())
                .isEqualTo(200);
        assertThat(get(ben, "/api/v1/people/" + anna).body().get("presence").asString())
                .isEqualTo("offline");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing-field",
                "{\"mode\":\"asleep\"} | invalid-value",
                "{\"mode\":\"do_not_disturb\",\"until\":\"soon\"} | invalid-value",
                "{\"mode\":\"do_not_disturb\",\"until\":\"2020-01-01T00:00:00Z\"} | invalid-value",
                "{\"mode\":\"invisible\",\"until\":\"2100-01-01T00:00:00Z\"} | invalid-value",
                "{\"mode\":\"usual\",\"since\":\"2020-01-01T00:00:00Z\"} | unknown-field",
            })
    void anAvailabilityThatThereIsNotChangesNothing(String body, String problem) {
        var answer = call(token(anna), "PUT", "/api/v1/me/availability", body);

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(get(anna, "/api/v1/me/availability").body().get("mode").asString())
                .isEqualTo("usual");
    }

    @Test
    void aProgramChoosesWhatItsPersonLetsOthersKnow() {
        var mine = "/api/v1/me/privacy";
        var towardsBen = "/api/v1/people/" + ben + "/privacy";
        assertThat(get(anna, mine).body())
                .isEqualTo(JSON.readTree("{\"presence\":true,\"receipts\":true,\"typing\":true}"));

        call(token(anna), "PUT", towardsBen, "{\"receipts\":false,\"typing\":true}");
        assertThat(get(anna, towardsBen).body()).isEqualTo(JSON.readTree("{\"receipts\":false,\"typing\":true}"));
        assertThat(get(anna, "/api/v1/people/" + cleo + "/privacy").body())
                .isEqualTo(JSON.readTree("{\"receipts\":true,\"typing\":true}"));

        var reticent = call(token(anna), "PUT", mine, "{\"presence\":false,\"receipts\":true,\"typing\":false}");
        assertThat(get(anna, mine).body()).isEqualTo(reticent.body());
        assertThat(get(anna, towardsBen).body()).isEqualTo(JSON.readTree("{\"receipts\":false,\"typing\":false}"));
        program(anna);
        assertThat(get(ben, "/api/v1/people/" + anna).body().get("presence").asString())
                .isEqualTo("offline");

        assertThat(call(token(anna), "PUT", mine, "{\"receipts\":false}").problem())
                .isEqualTo("missing-field");
        assertThat(get(anna, mine).body()).isEqualTo(reticent.body());
        for (var nobody : List.of(anna.toString(), "987654321", "0")) {
            assertThat(get(anna, "/api/v1/people/" + nobody + "/privacy").status())
                    .as(nobody)
                    .isEqualTo(404);
        }
    }

    @Test
    void aProgramReadsWritesAndRemovesADraftAsScreensDo() {
        var id = program(ben)
                .sendAndWait(anna.value(), "Tea or coffee?")
                .get("conversation")
                .asLong();
        var desk = program(anna);
        var bens = program(ben);
        var path = "/api/v1/people/" + ben + "/draft";
        assertThat(get(anna, path).problem()).isEqualTo("not-found");
        assertThat(draftInList(anna).isNull()).isTrue();

        var kept = call(token(anna), "PUT", path, draft("Tea, pl\\u0000", ",\"reply_to\":1"));

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body())
                .isEqualTo(JSON.readTree("{\"client_id\":\"" + NAME + "\",\"body\":\"Tea, pl\",\"reply_to\":1}"));
        assertThat(get(anna, path).body()).isEqualTo(kept.body());
        assertThat(draftInList(anna)).isEqualTo(kept.body());
        assertThat(desk.expect("draft").get("to").asLong()).isEqualTo(ben.value());
        assertThat(get(ben, "/api/v1/people/" + anna + "/draft").status()).isEqualTo(404);
        assertThat(get(cleo, path).status()).isEqualTo(404);
        assertThat(draftInList(ben).isNull()).isTrue();

        var alone = call(token(anna), "PUT", path, draft("Tea", ""));
        assertThat(alone.body().get("reply_to").isNull()).isTrue();
        assertThat(get(anna, path).body()).isEqualTo(alone.body());
        desk.forget();
        for (var again = 0; again < 2; again++) {
            assertThat(call(token(anna), "DELETE", path, "").status()).isEqualTo(204);
        }
        assertThat(get(anna, path).status()).isEqualTo(404);
        desk.expect("draft");
        assertThat(bens.heard("draft")).isEmpty();

        call(token(anna), "PUT", path, draft("Tea", ""));
        desk.forget();
        desk.say("{\"type\":\"send\",\"to\":" + ben + ",\"client_id\":\"" + NAME + "\",\"body\":\"Tea, please\"}");
        desk.expect("sent");
        desk.expect("draft");
        assertThat(get(anna, path).status()).isEqualTo(404);
        assertThat(call(token(anna), "PUT", path, draft("Tea", "")).problem()).isEqualTo("already-sent");
        assertThat(get(anna, path).status()).isEqualTo(404);
        call(token(ben), "DELETE", "/api/v1/conversations/" + id + "/messages/1", "");
        assertThat(call(token(anna), "PUT", path, draft("Tea", ",\"reply_to\":1"))
                        .problem())
                .isEqualTo("no-original");
    }

    private JsonNode draftInList(UserId who) {
        return get(who, "/api/v1/conversations")
                .body()
                .get("conversations")
                .get(0)
                .get("draft");
    }

    private static String draft(String body, String more) {
        return "{\"client_id\":\"" + NAME + "\",\"body\":\"" + body + "\"" + more + "}";
    }

    @Test
    void aDraftMayBeForOneselfAndForWhoeverWasNotWrittenToYetAndIsAsLongAsOnAScreen() {
        for (var peer : List.of(anna, cleo)) {
            var path = "/api/v1/people/" + peer + "/draft";
            var longest = "字".repeat(Draft.MAX_LENGTH);

            assertThat(call(token(anna), "PUT", path, draft(longest, "")).status())
                    .isEqualTo(200);
            assertThat(get(anna, path).body().get("body").asString()).isEqualTo(longest);
            assertThat(call(token(anna), "PUT", path, draft(longest + "x", "")).problem())
                    .isEqualTo("too-long");
            assertThat(get(anna, path).body().get("body").asString()).isEqualTo(longest);
        }
        for (var nobody : List.of("987654321", "0", "x")) {
            for (var method : List.of("GET", "PUT", "DELETE")) {
                var body = method.equals("PUT") ? draft("Hello?", "") : "";
                assertThat(call(token(anna), method, "/api/v1/people/" + nobody + "/draft", body)
                                .problem())
                        .as(method + nobody)
                        .isEqualTo("not-found");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {                                                   | 400 | malformed-json
            {"client_id":"$name"}                               | 422 | missing-field
            {"body":"Tea"}                                      | 422 | missing-field
            {"client_id":"$name","body":null}                   | 422 | missing-field
            {"client_id":"x","body":"Tea"}                      | 422 | invalid-value
            {"client_id":"$name","body":5}                      | 422 | invalid-value
            {"client_id":"$name","body":"Tea","attachments":[]} | 422 | unknown-field
            {"client_id":"$name","body":""}                     | 422 | blank
            {"client_id":"$name","body":" \\n"}                | 422 | blank
            {"client_id":"$name","body":"\\u0000"}             | 422 | blank
            {"client_id":"$name","body":"Tea \\ud83d"}         | 422 | invalid-text
            {"client_id":"$name","body":"$huge"}                | 413 | too-large
            {"client_id":"$name","body":"Tea","reply_to":-1}    | 422 | invalid-value
            {"client_id":"$name","body":"Tea","reply_to":"1"}   | 422 | invalid-value
            {"client_id":"$name","body":"Tea","reply_to":0}     | 422 | no-original
            {"client_id":"$name","body":"Tea","reply_to":1}     | 422 | no-original
            {"client_id":"$name","body":"Tea","reply_to":9223372036854775807} | 422 | no-original
            """)
    void aDraftThatThereCannotBeLeavesTheOneThatThereIs(String body, int status, String problem) {
        var path = "/api/v1/people/" + ben + "/draft";
        var before = call(token(anna), "PUT", path, draft("Coffee", "")).body();

        var answer = call(
                token(anna), "PUT", path, body.replace("$name", NAME).replace("$huge", "x".repeat(Frames.MAX_BYTES)));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(get(anna, path).body()).isEqualTo(before);
    }

    @Test
    void aPersonsPresenceIsTold() {
        assertThat(get(anna, "/api/v1/people/" + ben).body().get("presence").asString())
                .isEqualTo("offline");
        program(ben);
        assertThat(get(anna, "/api/v1/people/" + ben).body().get("presence").asString())
                .isEqualTo("online");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            GET    | /api/v1/me
            GET    | /api/v1/people
            GET    | /api/v1/people/$ben
            GET    | /api/v1/conversations
            GET    | /api/v1/conversations/$own/messages
            GET    | /api/v1/conversations/$own/changes?after_rev=0
            POST   | /api/v1/people/$ben/messages
            PUT    | /api/v1/conversations/$own/receipts
            DELETE | /api/v1/tokens/current
            """)
    void everyRouteAsksWhoItIsAndWhatHeMayDo(String method, String template) {
        var own = program(ben)
                .sendAndWait(anna.value(), "hello")
                .get("conversation")
                .asString();
        var path = template.replace("$ben", ben.toString()).replace("$own", own);
        var body = method.equals("POST")
                ? "{\"client_id\":\"" + NAME + "\",\"body\":\"hi\"}"
                : method.equals("PUT") ? "{\"read_up_to\":1}" : "";
        var anonymous = call("", method, path, body);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.problem()).isEqualTo("unauthenticated");
        assertThat(anonymous.raw().headers().firstValue("www-authenticate").orElse(""))
                .startsWith("Bearer");
        assertThat(anonymous.raw().headers().firstValue("set-cookie")).isEmpty();
        assertThat(call("parley_nonsense", method, path, body).status()).isEqualTo(401);
        var reading = call(token(anna, TokenScope.READ).secret(), method, path, body);
        if (method.equals("POST") || method.equals("PUT")) {
            assertThat(reading.problem()).isEqualTo("insufficient-scope");
            assertThat(reading.status()).isEqualTo(403);
        } else {
            assertThat(reading.status()).isBetween(200, 204);
        }
        assertThat(call(token(anna), method, path, body).status()).isBetween(200, 204);
    }

    /** Otherwise its revision would tell that one of the two has blocked the other. */
    @ParameterizedTest
    @CsvSource({"GET,/messages", "GET,/changes?after_rev=0", "GET,/export", "PUT,/receipts"})
    void aConversationInWhichNothingWasWrittenIsAnsweredLikeNone(
            String method, String end, @Autowired ContactService contacts) {
        contacts.block(ben, anna);
        var empty = jdbc.queryForObject("select id from conversation", Long.class);

        var answer = call(
                token(anna),
                method,
                "/api/v1/conversations/" + empty + end,
                method.equals("PUT") ? "{\"read_up_to\":1}" : "");

        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"GET,/messages", "GET,/changes?after_rev=0", "PUT,/receipts"})
    void aForeignConversationIsAnsweredLikeNone(String method, String end) {
        var foreign = program(ben)
                .sendAndWait(cleo.value(), "not Anna's")
                .get("conversation")
                .asString();
        var body = method.equals("PUT") ? "{\"read_up_to\":1}" : "";
        var answer = call(token(anna), method, "/api/v1/conversations/" + foreign + end, body);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(call(token(anna), method, "/api/v1/conversations/987654321" + end, body)
                        .body()
                        .toString()
                        .replace("987654321", foreign))
                .isEqualTo(answer.body().toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            POST | /people/$ben/messages         | {                                            | 400 | malformed-json
            POST | /people/$ben/messages         | []                                           | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"$name"}                        | 422 | missing-field
            POST | /people/$ben/messages         | {"client_id":"$name","body":"hi","seq":1}    | 422 | unknown-field
            POST | /people/$ben/messages         | {"client_id":"$name","body":5}               | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"x","body":"hi"}                | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"$name","body":" "}             | 422 | blank
            POST | /people/$ben/messages         | {"client_id":"$name","body":"\\ud800"}        | 422 | invalid-text
            POST | /people/$ben/messages         | {"client_id":"$name","body":"$long"}         | 422 | too-long
            POST | /people/$ben/messages         | {"client_id":"$name","body":"$huge"}         | 413 | too-large
            POST | /people/$ben/messages         | {"client_id":"$name","body":"hi","attachments":[null]} | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"$name","body":"hi","attachments":[0]} | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"$name","body":"h               | 400 | malformed-json
            POST | /people/$ben/messages         | {"client_id":"$name","body":                 | 400 | malformed-json
            POST | /people/$ben/messages         | {"client_id":"$name","attachments":[1        | 400 | malformed-json
            POST | /people/$ben/messages         | {"client_id":"$name","body":$deep}           | 422 | invalid-value
            POST | /people/$ben/messages         | {"x":$deep}                                  | 400 | malformed-json
            POST | /people/$ben/messages         | {"client_id":"$name","body":"hi","reply_to":99999999999999999999} | 422 | invalid-value
            POST | /people/$ben/messages         | {"client_id":"$name","body":"hi","reply_to":1e400} | 422 | invalid-value
            PUT  | /conversations/1/receipts     | {"read_up_to":$digits}                       | 400 | malformed-json
            PUT  | /conversations/1/receipts     | null                                         | 400 | malformed-json
            PUT  | /conversations/1/arrangement  | {"pinned":null,"archived":false,"marked_unread":false} | 422 | missing-field
            GET  | /search?q=boat&with_files=x   | ``                                           | 422 | invalid-value
            POST | /tokens                       | {"username":"anna","password":"x","name":"n","scopes":[null]} | 422 | invalid-value
            POST | /people/987654321/messages    | {"client_id":"$name","body":"hi"}            | 404 | not-found
            POST | /people/x/messages            | {"client_id":"$name","body":"hi"}            | 404 | not-found
            PUT  | /conversations/1/receipts     | {}                                           | 422 | invalid-value
            PUT  | /conversations/1/receipts     | {"read_up_to":-1}                            | 422 | invalid-value
            PUT  | /conversations/1/receipts     | {"read_up_to":1.5}                           | 422 | invalid-value
            PUT  | /conversations/1/receipts     | {"read_up_to":"1"}                           | 422 | invalid-value
            PUT  | /conversations/1/receipts     | {"read_up_to":1,"user_id":2}                 | 422 | unknown-field
            GET  | /conversations/0/messages     | ``                                           | 404 | not-found
            GET  | /conversations/1/messages?limit=0 | ``                                       | 422 | invalid-value
            GET  | /conversations/1/messages?before=x | ``                                      | 422 | invalid-value
            GET  | /conversations/1/messages?before=1&after=1 | ``                              | 422 | invalid-value
            GET  | /conversations/1/changes      | ``                                           | 422 | missing-field
            GET  | /conversations?after=x        | ``                                           | 422 | invalid-value
            GET  | /people?query=x               | ``                                           | 422 | invalid-value
            GET  | /people?after=!!              | ``                                           | 422 | invalid-value
            GET  | /people?query=a%00b           | ``                                           | 422 | invalid-value
            GET  | /people?after=YQBiCjU         | ``                                           | 422 | invalid-value
            GET  | /conversations?after=0.-999999999999999999.1 | ``                            | 422 | invalid-value
            GET  | /search?q=boat&from=%2B999999999-01-01T00:00:00Z | ``                        | 422 | invalid-value
            GET  | /search?q=boat&to=%2B10000-01-01T00:00:00Z | ``                              | 422 | invalid-value
            GET  | /search?q=boat&after=%2B999999999-01-01T00:00:00Z_1 | ``                     | 422 | invalid-value
            POST | /tokens                       | {"username":"an\\u0000na","password":"x","name":"n"} | 401 | wrong-password
            GET  | /people/987654321             | ``                                           | 404 | not-found
            GET  | /nothing                      | ``                                           | 404 | not-found
            GET  | /socket                       | ``                                           | 426 | upgrade-required
            POST | /tokens                       | {"username":"anna","password":"x"}           | 422 | missing-field
            POST | /tokens                       | {"username":"anna","password":"x","name":" "} | 422 | invalid-value
            POST | /tokens                       | {"username":"anna","password":"x","name":"n","scopes":["all"]} | 422 | invalid-value
            POST | /accounts                     | {"username":"x","email":"x@example.org","password":"boats under violet rain"} | 422 | invalid-value
            """)
    void everyBadRequestHasItsNamedAnswer(String method, String path, String body, int status, String type) {
        var answer = call(
                token(anna),
                method,
                "/api/v1" + path.replace("$ben", ben.toString()).replace("$anna", anna.toString()),
                body.replace("$name", NAME)
                        .replace("$deep", "[".repeat(10_000) + "]".repeat(10_000))
                        .replace("$digits", "9".repeat(1_001))
                        .replace("$long", "x".repeat(4_001))
                        .replace("$huge", "x".repeat(Frames.MAX_BYTES)));
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isZero();
    }

    @Test
    void whatIsNeitherTrueNorFalseIsToldSo() {
        assertThat(get(anna, "/api/v1/search?q=boat&with_files=x")
                        .body()
                        .get("detail")
                        .asString())
                .isEqualTo("with_files has to be true or false");
    }

    @Test
    void tenParallelRetriesAreOneMessageAndANulIsLeftOut() {
        var token = token(anna);
        var message = "{\"client_id\":\"" + NAME + "\",\"body\":\"on\\u0000ce\"}";

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(number -> call(token, "POST", "/api/v1/people/" + ben + "/messages", message))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201))
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers.getFirst().body().get("body").asString()).isEqualTo("once");
        assertThat(jdbc.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(1);
    }

    @Test
    void whoeverSendsTooMuchWithoutSayingHowMuchIsRefusedToo() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server() + "/api/v1/people/" + ben + "/messages"))
                .header("Authorization", "Bearer " + token(anna))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArrays(Collections.nCopies(9, new byte[8_192])))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void theDescriptionOfTheInterfaceIsForThoseWhoWantIt() {
        assertThat(call("", "GET", "/api/v1/openapi", "").status()).isEqualTo(404);
    }

    @Test
    void noPageOfOthersMayCallInTheNameOfABrowser() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server() + "/api/v1/tokens"))
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }
}
