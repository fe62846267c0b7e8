package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.support.SampleFiles;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FilesOfProgramsTest extends ProgramsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILES = "/api/v1/attachments";

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<byte[]> call(String token, String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(server() + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> upload(UserId owner, String name, byte[] content) {
        return call(
                token(owner),
                "POST",
                FILES + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                "application/octet-stream",
                content);
    }

    private HttpResponse<byte[]> get(UserId viewer, String path) {
        return call(token(viewer), "GET", path, "application/json", new byte[0]);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JSON.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:parley:problem:" + type);
        assertThat(json(answer).get("detail").asString()).isNotBlank();
    }

    @Test
    void aFileGoesFromOneProgramToAnother() {
        var bens = program(ben);
        var uploaded = upload(anna, "../Gärten.png", SampleFiles.png(40, 30));
        assertThat(uploaded.statusCode()).isEqualTo(201);
        var file = json(uploaded);
        assertThat(file.get("name").asString()).isEqualTo("Gärten.png");
        assertThat(file.get("media_type").asString()).isEqualTo("image/png");
        assertThat(file.get("width").asInt()).isEqualTo(40);
        assertThat(get(ben, FILES + "/" + file.get("id")).statusCode()).isEqualTo(404);

        var annas = program(anna);
        annas.say("{\"type\":\"send\",\"to\":%s,\"client_id\":\"%s\",\"attachments\":[%s]}"
                .formatted(ben, UUID.randomUUID(), file.get("id")));
        annas.expect("sent");
        var message = bens.expect("message");
        assertThat(message.get("body").asString()).isEmpty();
        assertThat(message.get("attachments").get(0)).isEqualTo(file);

        var fetched = get(ben, FILES + "/" + file.get("id"));
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).hasSize(file.get("size").asInt());
        assertThat(get(ben, FILES + "/" + file.get("id") + "/thumbnail").statusCode())
                .isEqualTo(200);
        assertThat(get(cleo, FILES + "/" + file.get("id")).statusCode()).isEqualTo(404);
        var list = json(get(ben, "/api/v1/conversations"));
        assertThat(list.get("conversations")
                        .get(0)
                        .get("last_message")
                        .get("attachments")
                        .get(0))
                .isEqualTo(file);
    }

    @Test
    void aMessageWithoutFilesIsToldAsEver() {
        var bens = program(ben);
        program(anna).sendAndWait(ben.value(), "hello");
        assertThat(bens.expect("message").has("attachments")).isFalse();
        var id = json(get(ben, "/api/v1/conversations"))
                .get("conversations")
                .get(0)
                .get("id");
        assertThat(json(get(ben, "/api/v1/conversations/" + id + "/messages"))
                        .get("messages")
                        .get(0)
                        .get("attachments")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void restSendsFilesOnceAndTheSameAgain() {
        var id = json(upload(anna, "a.txt", SampleFiles.utf8("a"))).get("id");
        var path = "/api/v1/people/" + ben + "/messages";
        var body = SampleFiles.utf8("{\"client_id\":\"%s\",\"attachments\":[%s]}".formatted(UUID.randomUUID(), id));
        var first = call(token(anna), "POST", path, "application/json", body);
        assertThat(first.statusCode()).isEqualTo(201);
        var again = call(token(anna), "POST", path, "application/json", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var other = SampleFiles.utf8("{\"client_id\":\"%s\",\"attachments\":[%s]}".formatted(UUID.randomUUID(), id));
        assertProblem(call(token(anna), "POST", path, "application/json", other), 422, "no-file");
    }

    @Test
    void clientsThatKnowOfNoFilesReadTheirNames() {
        var id = json(upload(anna, "report.pdf", SampleFiles.PDF)).get("id");
        var bens = keep(ProgramSocket.connect(server(), "/ws/chat/" + anna + "/", bearer(token(ben))));
        var path = "/api/v1/people/" + ben + "/messages";
        var body = "{\"client_id\":\"%s\",\"attachments\":[%s]}".formatted(UUID.randomUUID(), id);
        call(token(anna), "POST", path, "application/json", SampleFiles.utf8(body));
        var told = bens.expect("message");
        assertThat(told.get("message").asString()).isEqualTo("report.pdf");

        var conversation = jdbc.queryForObject("select id from conversation", Long.class);
        program(anna)
                .say("{\"type\":\"react\",\"conversation\":%d,\"seq\":1,\"emoji\":\"👍\"}".formatted(conversation));
        assertThat(bens.expect("edited").get("message").asString()).isEqualTo("report.pdf");
    }

    @Test
    void whatIsNoFileHasItsNamedAnswer() {
        assertProblem(upload(anna, "a", new byte[0]), 422, "empty");
        assertProblem(upload(anna, "a", new byte[10 * 1024 * 1024 + 1]), 413, "too-large");
        assertProblem(upload(anna, "a", SampleFiles.pngHeader(50_000, 50_000)), 422, "too-many-pixels");
        assertProblem(upload(anna, "a", SampleFiles.truncated(SampleFiles.jpeg(90, 60))), 422, "broken-picture");
        assertProblem(upload(anna, "a", SampleFiles.utf8("MM\0*half a TIFF")), 422, "unreadable-metadata");
        assertProblem(
                call(token(anna), "POST", FILES, "application/octet-stream", new byte[] {1}), 422, "missing-field");
        assertProblem(get(anna, FILES + "/0"), 404, "not-found");
        assertProblem(get(anna, FILES + "/x"), 404, "not-found");
        assertThat(upload(anna, "a", new byte[10 * 1024 * 1024]).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png"})
    void aFileIsNoForm(String type) {
        assertThat(call(token(anna), "POST", FILES + "?name=a", type, SampleFiles.utf8("--x\r\n\r\na=b\r\n--x--"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void whoMayOnlyReadUploadsNothing() {
        var reading = token(anna, TokenScope.READ).secret();
        assertProblem(
                call(reading, "POST", FILES + "?name=a", "application/octet-stream", new byte[] {1}),
                403,
                "insufficient-scope");
    }

    @Test
    void aFrameNamesFilesByTheirIds() {
        var annas = program(anna);
        for (var wrong : new String[] {"[0]", "[-1]", "\"1\"", "{}"}) {
            annas.say("{\"type\":\"send\",\"to\":%s,\"client_id\":\"%s\",\"attachments\":%s}"
                    .formatted(ben, UUID.randomUUID(), wrong));
            assertThat(annas.expect("error").get("code").asString()).isEqualTo("invalid_value");
            annas.forget();
        }
        annas.say("{\"type\":\"send\",\"to\":%s,\"client_id\":\"%s\",\"attachments\":[999999]}"
                .formatted(ben, UUID.randomUUID()));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("no_file");
        annas.forget();
        annas.say("{\"type\":\"send\",\"to\":%s,\"client_id\":\"%s\",\"attachments\":[],\"body\":\"\"}"
                .formatted(ben, UUID.randomUUID()));
        assertThat(annas.expect("error").get("code").asString()).isEqualTo("blank");
    }
}
