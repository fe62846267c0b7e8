package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.server.SynchronizedRequestHandler.ResponseWriter;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.shared.ApplicationConstants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortRequestsTest {

    private static final int LONGEST = 256 * 1024;

    private final VaadinSession session = mock();
    private final VaadinRequest request = mock(RETURNS_DEEP_STUBS);
    private final VaadinResponse response = mock();
    private final ResponseWriter answer = mock();
    private final WaitingLine turns = new WaitingLine(1, longest -> {});
    private final UidlRequestHandler ours = spy(new ShortRequests(turns));

    @BeforeEach
    void aScreenAsks() {
        kind(ApplicationConstants.REQUEST_TYPE_UIDL);
        when(request.getService().getDeploymentConfiguration().getMaxRequestBodySize())
                .thenReturn((long) LONGEST);
    }

    static Stream<UidlRequestHandler> oursAndVaadins() {
        return Stream.of(new ShortRequests(new WaitingLine(1, longest -> {})), new UidlRequestHandler());
    }

    @ParameterizedTest
    @MethodSource("oursAndVaadins")
    void theSessionIsLockedNeitherWhileReadingNorWhileWriting(UidlRequestHandler any) throws IOException {
        var handler = spy(any);
        answers(handler);
        body("{\"text\":\"Grüße 🎉\"}");

        assertThat(handler.handleRequest(session, request, response)).isTrue();

        var inOrder = inOrder(request, session, handler, answer);
        inOrder.verify(request).getReader();
        inOrder.verify(session).lock();
        inOrder.verify(handler).synchronizedHandleRequest(session, request, response, "{\"text\":\"Grüße 🎉\"}");
        inOrder.verify(session).unlock();
        inOrder.verify(answer).writeResponse();
    }

    @ParameterizedTest
    @MethodSource("oursAndVaadins")
    void theOtherRequestsOfABrowserAreLeftToOthers(UidlRequestHandler handler) throws IOException {
        kind(ApplicationConstants.REQUEST_TYPE_HEARTBEAT);

        assertThat(handler.handleRequest(session, request, response)).isFalse();

        verify(request, never()).getReader();
        verify(session, never()).lock();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, ShortRequests.MAX_BYTES})
    void aShortRequestIsReadInSmallPieces(int length) throws IOException {
        answers(ours);
        var reader = body("x".repeat(length));

        ours.handleRequest(session, request, response);

        verify(ours).synchronizedHandleRequest(session, request, response, "x".repeat(length));
        assertThat(reader.largestPiece).isLessThanOrEqualTo(4_096);
    }

    @Test
    void aLongRequestIsReadAsAWhole() throws IOException {
        answers(ours);
        body("x".repeat(LONGEST));

        ours.handleRequest(session, request, response);

        verify(ours).synchronizedHandleRequest(session, request, response, "x".repeat(LONGEST));
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST + 1, -1})
    void aRequestThatIsTooLongIsRefusedWhateverItSaysOfItsLength(int saidLength) throws IOException {
        body("x".repeat(LONGEST + 1));
        when(request.getContentLength()).thenReturn(saidLength);

        assertThat(ours.handleRequest(session, request, response)).isTrue();

        verify(response).sendError(anyInt(), anyString());
        verify(session, never()).lock();
    }

    @Test
    void aRequestThatHasBeenReadWaitsForItsTurnBeforeItTakesTheSession() throws Exception {
        answers(ours);
        body("{}");
        var before = turns.join(false);
        var asks = Thread.ofVirtual().start(() -> {
            try {
                ours.handleRequest(session, request, response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        await().until(() -> turns.length() == 1);
        verify(request).getReader();
        verify(session, never()).lock();

        before.close();

        asks.join();
        verify(session).lock();
        assertThat(turns.length()).isZero();
    }

    @Test
    void aFailureLeavesTheSessionUnlocked() throws IOException {
        doThrow(new IllegalStateException("broken"))
                .when(ours)
                .synchronizedHandleRequest(any(), any(), any(), anyString());
        body("{}");

        assertThatThrownBy(() -> ours.handleRequest(session, request, response)).hasMessage("broken");

        verify(session).unlock();
        assertThat(turns.join(false).comesWithin(Duration.ZERO))
                .as("the turn is over")
                .isTrue();
    }

    private void kind(String kind) {
        when(request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER)).thenReturn(kind);
    }

    private void answers(UidlRequestHandler handler) throws IOException {
        doReturn(Optional.of(answer)).when(handler).synchronizedHandleRequest(any(), any(), any(), anyString());
    }

    private Pieces body(String text) throws IOException {
        var reader = new Pieces(text);
        when(request.getContentLength()).thenReturn(text.getBytes(StandardCharsets.UTF_8).length);
        when(request.getReader()).thenReturn(reader);
        return reader;
    }

    /** Notes how much is asked for at once. */
    private static final class Pieces extends BufferedReader {

        private int largestPiece;

        private Pieces(String text) {
            super(new StringReader(text), 1);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            largestPiece = Math.max(largestPiece, length);
            return super.read(buffer, offset, length);
        }
    }
}
