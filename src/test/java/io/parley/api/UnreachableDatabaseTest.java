package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.parley.account.AccessTokens;
import io.parley.account.UserId;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ReceiptService;
import io.parley.realtime.Broadcaster;
import io.parley.support.wire.ProgramSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.CannotCreateTransactionException;

/** What programs are told and hold when the database fails for a moment. */
class UnreachableDatabaseTest extends ProgramsTest {

    private static final String HELLO = "{\"type\":\"hello\",\"conversations\":{}}";
    private static final CannotCreateTransactionException UNREACHABLE =
            new CannotCreateTransactionException("The database does not answer");

    @Autowired
    private OpenSockets sockets;

    @Autowired
    private Broadcaster broadcaster;

    @MockitoSpyBean
    private ArrangementService arrangements;

    @MockitoSpyBean
    private AccessTokens accessTokens;

    @MockitoSpyBean
    private ConversationService conversations;

    @MockitoSpyBean
    private ReceiptService receipts;

    @Test
    void whoeverIsNotKnownForAMomentComesAgain() throws IOException, InterruptedException {
        var token = token(anna);
        doThrow(UNREACHABLE).when(accessTokens).verify(anyString());

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(server().resolve("/api/v1/me"))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"urn:parley:problem:unavailable\"");
        }
        for (var path : List.of("/api/v1/socket", "/ws/chat/" + ben)) {
            assertThat(ProgramSocket.refusal(server(), path, bearer(token))).isEqualTo(503);
        }
    }

    @Test
    void aHelloThatFailedIsSaidAgain() {
        program(anna).sendAndWait(ben.value(), "before");
        var subscriptions = broadcaster.subscriptionCount();
        doThrow(UNREACHABLE).doCallRealMethod().when(conversations).revisions(ben);
        var bens = silent(ben);

        bens.say(HELLO);
        assertThat(bens.expect("error").get("code").asString()).isEqualTo("unavailable");
        assertThat(broadcaster.subscriptionCount()).isEqualTo(subscriptions);
        bens.say(HELLO);

        bens.expect("ready");
        program(anna).sendAndWait(ben.value(), "after");
        bens.expect("message", message -> message.get("body").asString().equals("after"));
        assertThat(bens.heard("message")).hasSize(1);
    }

    @Test
    void nothingOfAConversationIsToldBeforeReady() {
        var annas = program(anna);
        var id = new ConversationId(
                annas.sendAndWait(ben.value(), "before").get("conversation").asLong());
        doAnswer(asked -> {
                    var now = asked.callRealMethod();
                    arrangements.arrange(ben, id, old -> new Arrangement(true, false, Optional.empty(), false));
                    annas.sendAndWait(ben.value(), "meanwhile");
                    return now;
                })
                .when(conversations)
                .revisions(ben);
        var heard = silent(ben);

        heard.say(HELLO);
        heard.expect("message", message -> message.get("body").asString().equals("meanwhile"));

        assertThat(heard.heard("arrangement")).isEmpty();
        assertThat(heard.heard("message")).hasSize(1);
    }

    @Test
    void whatCannotBeReadKeepsNothingBackThatCameWithIt() {
        program(anna).sendAndWait(ben.value(), "hello");
        var bens = program(ben);
        var inbox = ConversationService.inbox(ben);
        var id = conversations.between(ben, anna).orElseThrow();
        var arranged = new InboxEvent.Arranged(id, anna);
        doAnswer(asked -> {
                    broadcaster.publish(inbox, arranged);
                    broadcaster.publish(inbox, new InboxEvent.MessageHidden(id, anna, 1));
                    return asked.callRealMethod();
                })
                .doThrow(UNREACHABLE)
                .when(arrangements)
                .of(ben, id);

        broadcaster.publish(inbox, arranged);

        bens.expect("hidden");
        assertThat(bens.heard("arrangement")).hasSize(1);
    }

    @Test
    void aClientOfTheOriginalApplicationIsNotToldTheHistoryAfterAFailure() {
        var annas = program(anna);
        annas.sendAndWait(ben.value(), "old");
        var id = annas.sendAndWait(ben.value(), "confirmed").get("conversation").asLong();
        receipts.delivered(ben, new ConversationId(id), 2);
        annas.sendAndWait(ben.value(), "unconfirmed");
        doThrow(UNREACHABLE).doCallRealMethod().when(conversations).newsAfter(eq(ben), any(), anyLong());

        var bens = keep(ProgramSocket.connect(server(), "/ws/chat/" + anna, bearer(token(ben))));
        bens.expect("message", message -> message.get("message").asString().equals("unconfirmed"));
        annas.sendAndWait(ben.value(), "new");
        bens.expect("message", message -> message.get("message").asString().equals("new"));

        assertThat(bens.heard("message"))
                .extracting(message -> message.get("message").asString())
                .containsExactly("unconfirmed", "new");
    }

    @Test
    void whatAPageSaysBeforeItsSocketHasBegunIsShownToItToo() {
        doThrow(UNREACHABLE).doCallRealMethod().when(conversations).between(anna, ben);

        var annas = keep(ProgramSocket.connect(server(), "/ws/chat/" + ben, bearer(token(anna))));
        annas.say("{\"message\":\"early\"}");

        assertThat(annas.expect("message").get("message").asString()).isEqualTo("early");
    }

    @Test
    void whatAPageSaysIsStoredThoughItGoesBeforeItsSocketHasBegun() {
        var bens = program(ben);
        doThrow(UNREACHABLE).when(conversations).between(anna, ben);

        try (var annas = keep(ProgramSocket.connect(server(), "/ws/chat/" + ben, bearer(token(anna))))) {
            annas.say("{\"message\":\"and gone\"}");
        }

        assertThat(bens.expect("message").get("body").asString()).isEqualTo("and gone");
    }

    @Test
    void whatAPongHasConfirmedIsWrittenDownWithTheNextCheck() {
        var annas = program(anna);
        var bens = keep(ProgramSocket.connect(server(), "/ws/chat/" + anna, bearer(token(ben))));
        doThrow(UNREACHABLE).when(receipts).advance(eq(ben), any(), any());
        annas.sendAndWait(ben.value(), "hello");
        bens.expect("message");
        verify(receipts, timeout(20_000)).advance(eq(ben), any(), any());
        doCallRealMethod().when(receipts).advance(eq(ben), any(), any());

        // answered only when what the pong has asked for is over
        bens.say("{\"type\":\"ack\",\"message_id\":987654321}");
        bens.expect("error");
        sockets.look(System.nanoTime() + Duration.ofSeconds(26).toNanos());

        annas.expect("receipt", receipt -> receipt.get("delivered_up_to").asLong() == 1);
        assertThat(bens.heard("error"))
                .extracting(error -> error.get("code").asString())
                .containsExactly("no_message");
    }

    private ProgramSocket silent(UserId person) {
        return keep(ProgramSocket.connect(server(), "/api/v1/socket", bearer(token(person))));
    }
}
