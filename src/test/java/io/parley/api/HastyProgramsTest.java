package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.MessageService;
import io.parley.conversation.ProgramPace;
import io.parley.support.wire.ConversationTab;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Programs that write as fast as they may, and faster. */
@TestPropertySource(
        properties = {
            "parley.conversation.send-burst=5",
            "parley.conversation.sends-per-second=1",
            "parley.conversation.program-sends-per-second=2",
            "parley.conversation.new-conversations-per-minute=1"
        })
class HastyProgramsTest extends ProgramsTest {

    private static final int BURST = 5;

    @Autowired
    private MessageService screen;

    @Test
    void whoeverWritesTooOftenIsToldWhichMessageHasToWaitAndHowLong() {
        var annas = program(anna);

        IntStream.range(0, 20).forEach(number -> annas.send(ben.value(), "many " + number));

        var error = annas.expect("error");
        assertThat(error.get("code").asString()).isEqualTo("too_many_messages");
        assertThat(error.get("client_id").asString()).hasSize(36);
        assertThat(error.get("retry_after_ms").asLong()).isBetween(1L, 500L);
        IntStream.range(0, BURST).forEach(number -> write(anna));
    }

    @Test
    void aProgramWritesByRestHoweverMuchThePersonHasWritten() throws IOException, InterruptedException {
        useUp(anna);

        for (var number = 0; number < BURST; number++) {
            var request = HttpRequest.newBuilder(server().resolve("/api/v1/people/" + ben + "/messages"))
                    .header("Authorization", "Bearer " + token(anna))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"by program\"}"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void aDraftOfAProgramCountsLikeAMessageAndAPersonTypesOn() {
        ProgramPace.enter();
        try {
            assertThatExceptionOfType(MessageRefusedException.class)
                    .isThrownBy(() -> IntStream.range(0, 10_000).forEach(this::keepDraft));
        } finally {
            ProgramPace.leave();
        }

        IntStream.range(0, 10 * BURST).forEach(this::keepDraft);
        assertThat(screen.draft(anna, ben)).map(Draft::text).contains("typed 49");
    }

    private void keepDraft(int number) {
        screen.keepDraft(anna, ben, new Draft(ClientMessageId.random(), "typed " + number));
    }

    @Test
    void aPageThatOpensASocketWritesAsItsPerson() {
        var dora = withPassword("dora");
        var page = keep(ProgramSocket.connect(
                ConversationTab.logIn(server(), "dora", PASSWORD),
                server(),
                "/ws/chat/" + ben + "/",
                Map.of("Origin", origin())));

        IntStream.range(0, 20).forEach(number -> page.say("{\"message\":\"by page\"}"));

        page.expect("error");
        var doras = program(dora);
        IntStream.range(0, BURST).forEach(number -> doras.sendAndWait(ben.value(), "by program"));
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

    private void write(UserId author) {
        screen.send(author, ben, new ClientMessageId(UUID.randomUUID()), new MessageBody("by hand"));
    }

    private void useUp(UserId author) {
        assertThatExceptionOfType(MessageRefusedException.class)
                .isThrownBy(() -> IntStream.range(0, 10_000).forEach(number -> write(author)));
    }
}
