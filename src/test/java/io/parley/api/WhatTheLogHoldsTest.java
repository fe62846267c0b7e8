package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Everything that Parley's own classes can log is logged here, and what people write is not in it. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"logging.level.root=info", "logging.level.io.parley=trace"})
class WhatTheLogHoldsTest extends ProgramsTest {

    private static final String CANARY = "canary";

    private final HttpClient http = HttpClient.newHttpClient();

    private int post(String path, String token, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static String message(String text) {
        return "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"" + text + "\"}";
    }

    private static String to(UserId person) {
        return "/api/v1/people/" + person + "/messages";
    }

    @Test
    void noTextOfAMessageReachesTheLog(CapturedOutput output) throws Exception {
        var token = token(anna);
        assertThat(post(to(ben), token, message(CANARY))).isEqualTo(201);
        assertThat(post(to(ben), token, message(CANARY.repeat(4_000)))).isBetween(400, 422);
        assertThat(post(to(ben), token, message(CANARY + "\\ud800"))).isBetween(400, 422);
        assertThat(post(to(ben), token, "{\"body\":\"" + CANARY)).isBetween(400, 422);
        assertThat(post(to(ben), token, "{\"" + CANARY + "\":1}")).isBetween(400, 422);
        assertThat(post(to(new UserId(999_999)), token, message(CANARY))).isEqualTo(404);
        var program = program(anna);
        program.send(ben.value(), CANARY);
        program.expect("sent");
        program.say("{\"type\":\"send\",\"body\":\"" + CANARY + "\"}");
        program.expect("error");
        isNotIn(output);
    }

    @Test
    void noPasswordAndNoTokenReachesTheLog(CapturedOutput output) throws Exception {
        withPassword("dora");
        var wrong = "{\"username\":\"dora\",\"password\":\"" + CANARY + "\",\"name\":\"test\"}";
        assertThat(post("/api/v1/tokens", "", wrong)).isEqualTo(401);
        assertThat(http.send(
                                HttpRequest.newBuilder(server().resolve("/api/v1/me"))
                                        .header("Authorization", "Bearer " + CANARY)
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
        assertThat(ProgramSocket.refusal(server(), "/api/v1/socket", bearer(CANARY)))
                .isEqualTo(401);
        isNotIn(output);
    }

    private static void isNotIn(CapturedOutput output) {
        LoggerFactory.getLogger("io.parley.any").trace("the log is heard");
        assertThat(output).contains("the log is heard").doesNotContain(CANARY);
    }
}
