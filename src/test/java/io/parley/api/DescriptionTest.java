package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@TestPropertySource(properties = "parley.api.documentation=true")
class DescriptionTest extends ProgramsTest {

    @Test
    void theDescriptionIsMadeFromTheCode() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server().resolve("/api/v1/openapi"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        var description = new ObjectMapper().readTree(answer.body());
        assertThat(description.get("openapi").asString()).startsWith("3.");
        assertThat(description.get("info").get("title").asString()).isEqualTo("Parley");
        assertThat(description.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/accounts",
                        "/api/v1/tokens",
                        "/api/v1/tokens/current",
                        "/api/v1/me",
                        "/api/v1/people",
                        "/api/v1/people/{id}",
                        "/api/v1/people/{id}/messages",
                        "/api/v1/people/{id}/draft",
                        "/api/v1/people/{id}/block",
                        "/api/v1/people/{id}/privacy",
                        "/api/v1/me/availability",
                        "/api/v1/me/privacy",
                        "/api/v1/blocked",
                        "/api/v1/attachments",
                        "/api/v1/attachments/{id}",
                        "/api/v1/attachments/{id}/thumbnail",
                        "/api/v1/search",
                        "/api/v1/conversations",
                        "/api/v1/conversations/{id}/messages",
                        "/api/v1/conversations/{id}/messages/{seq}",
                        "/api/v1/conversations/{id}/messages/{seq}/reactions",
                        "/api/v1/conversations/{id}/messages/{seq}/versions",
                        "/api/v1/conversations/{id}/messages/{seq}/info",
                        "/api/v1/conversations/{id}/messages/{seq}/forward",
                        "/api/v1/conversations/{id}/changes",
                        "/api/v1/conversations/{id}/accept",
                        "/api/v1/conversations/{id}/export",
                        "/api/v1/conversations/{id}/arrangement",
                        "/api/v1/conversations/{id}/lifetime",
                        "/api/v1/conversations/{id}/receipts");
        var me = description.get("paths").get("/api/v1/me").get("get");
        assertThat(me.path("parameters").isEmpty()).isTrue();
        assertThat(me.path("security").isMissingNode()).isTrue();
        assertThat(post(description, "/api/v1/tokens").get("security").isEmpty())
                .isTrue();
        assertThat(post(description, "/api/v1/people/{id}/messages")
                        .get("responses")
                        .propertyNames())
                .contains("200", "201");
        assertThat(post(description, "/api/v1/attachments")
                        .get("requestBody")
                        .get("content")
                        .propertyNames())
                .containsExactly("application/octet-stream");
        assertThat(description.get("components").get("securitySchemes").propertyNames())
                .contains("token");
        assertThat(description
                        .get("components")
                        .get("schemas")
                        .get("Message")
                        .get("properties")
                        .propertyNames())
                .contains("message_id", "sent_at", "client_id");
        assertThat(answer.body()).doesNotContain("localhost");
    }

    private static JsonNode post(JsonNode description, String path) {
        return description.get("paths").get(path).get("post");
    }
}
