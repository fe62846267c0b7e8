package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.mockito.Answers.RETURNS_MOCKS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.matches;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import io.parley.account.Credential;
import io.parley.account.UserId;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class LiveSocketTest extends ProgramsTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.1");

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private OpenSockets sockets;

    @Autowired
    private SocketServices services;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private PresenceBoard board;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void typingIsShownToTheOtherAlone() {
        var annas = program(anna);
        var bens = program(ben);
        var conversation =
                annas.sendAndWait(ben.value(), "hello").get("conversation").asLong();
        bens.say("{\"type\":\"typing\",\"conversation\":" + conversation + "}");
        var typing = annas.expect("typing");
        assertThat(typing.get("conversation").asLong()).isEqualTo(conversation);
        assertThat(typing.get("user_id").asLong()).isEqualTo(ben.value());
        assertThat(typing.get("active").asBoolean()).isTrue();
        for (var time = 0; time < 300; time++) {
            bens.say("{\"type\":\"typing\",\"conversation\":" + conversation + ",\"active\":false}");
        }
        annas.expect("typing", frame -> !frame.get("active").asBoolean());
        bens.settle();
        annas.settle();
        assertThat(annas.heard("typing")).hasSize(2);
        assertThat(bens.heard("typing")).isEmpty();
    }

    @Test
    void anOpenSocketIsPresence() {
        var annas = program(anna);
        annas.say("{\"type\":\"presence\",\"of\":[" + ben + ",987654321]}");
        assertThat(annas.expect("presence", frame -> frame.get("user_id").asLong() == ben.value())
                        .get("state")
                        .asString())
                .isEqualTo("offline");
        assertThat(annas.expect("presence", frame -> frame.get("user_id").asLong() == 987_654_321L)
                        .get("last_seen")
                        .isNull())
                .isTrue();
        var phone = program(ben);
        var desk = program(ben);
        annas.expect("presence", frame -> frame.get("state").asString().equals("online"));
        phone.abort();
        annas.forget();
        desk.close();
        var gone =
                annas.expect("presence", frame -> frame.get("state").asString().equals("offline"));
        assertThat(gone.get("last_seen").asString()).endsWith("Z");
        assertThat(annas.heard("presence")).hasSize(1);
    }

    @Test
    void whoeverIsInvisibleIsOfflineToProgramsToo() {
        var annas = program(anna);
        annas.say("{\"type\":\"presence\",\"of\":[" + ben + "]}");
        annas.expect("presence", frame -> frame.get("user_id").asLong() == ben.value());
        annas.forget();
        availabilities.change(ben, Availability.Mode.INVISIBLE, Optional.empty());
        program(ben);
        annas.settle();
        assertThat(annas.heard("presence"))
                .noneMatch(frame -> !frame.get("state").asString().equals("offline"));
        availabilities.change(ben, Availability.Mode.DO_NOT_DISTURB, Optional.empty());
        annas.expect("presence", frame -> frame.get("state").asString().equals("do_not_disturb"));
    }

    @Test
    void thePresenceOfWhomOneHasTalkedWithIsToldUnasked() {
        program(anna).sendAndWait(ben.value(), "hello");
        closeSockets();
        await().until(() -> sockets.size() == 0);
        var annas = program(anna);
        program(ben);
        annas.expect(
                "presence",
                frame -> frame.get("user_id").asLong() == ben.value()
                        && frame.get("state").asString().equals("online"));
    }

    @Test
    void afterItsEndASocketWatchesNobody() {
        var queue = new FrameQueue(mock(Session.class), services.threads(), () -> {}, () -> {});
        var watched = new WatchedPresence(anna, services.presence(), board, queue);
        watched.watch(Set.of(ben));
        assertThat(board.size()).isEqualTo(1);

        watched.end();
        watched.watch(Set.of(cleo));

        assertThat(board.size()).isZero();
    }

    @Test
    void aSocketThatIsClosedLeavesNothingBehind() {
        var before = broadcaster.subscriptionCount();
        var annas = program(anna);
        annas.say("{\"type\":\"presence\",\"of\":[" + ben + "," + cleo + "]}");
        annas.expect("presence", frame -> frame.get("user_id").asLong() == cleo.value());
        program(ben).abort();
        annas.close();
        await().until(() -> sockets.size() == 0);
        await().until(() -> broadcaster.subscriptionCount() == before);
        await().until(() -> board.size() == 0);
    }

    @Test
    void whoCannotBeAskedAboutIsWatchedByNobodyAfterwards() {
        var unreachable = mock(PresenceService.class);
        when(unreachable.hidden(any(), any())).thenThrow(new IllegalStateException("No database"));
        var before = broadcaster.subscriptionCount();
        var people = new PresenceBoard(unreachable, broadcaster);
        var queue = new FrameQueue(mock(Session.class), services.threads(), () -> {}, () -> {});
        var watched = new WatchedPresence(anna, unreachable, people, queue);

        assertThatIllegalStateException().isThrownBy(() -> watched.watch(Set.of(ben)));
        watched.end();

        assertThat(people.size()).isZero();
        assertThat(broadcaster.subscriptionCount()).isEqualTo(before);
    }

    @Test
    void whoComesWhileItIsReadWhetherHeIsHereIsToldToBeHere() throws IOException {
        var presences = mock(PresenceService.class);
        when(presences.of(any(), anyCollection()))
                .thenReturn(Map.of(ben, new Presence.NeverSeen()))
                .thenReturn(Map.of(ben, new Presence.Online()));
        var remote = mock(RemoteEndpoint.Basic.class);
        var session = mock(Session.class);
        when(session.getBasicRemote()).thenReturn(remote);
        var queue = new FrameQueue(session, services.threads(), () -> {}, () -> {});
        var watched = new WatchedPresence(anna, presences, board, queue);

        watched.tell(List.of(ben));
        watched.end();

        var told = inOrder(remote);
        told.verify(remote, timeout(5_000)).sendText(Frames.presence(ben, new Presence.NeverSeen()));
        told.verify(remote, timeout(5_000)).sendText(Frames.presence(ben, new Presence.Online()));
    }

    /** Else whoever ends all sockets of a person waits at each for what it reads. */
    @Test
    void theEndOfASocketDoesNotWaitForWhatIsReadOfPeople() throws InterruptedException {
        var isAsked = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        var slow = mock(PresenceService.class);
        when(slow.hidden(any(), any())).thenAnswer(asked -> {
            isAsked.countDown();
            answers.await();
            return Set.of();
        });
        var with = new SocketServices(
                services.accounts(),
                services.conversations(),
                services.messages(),
                services.receipts(),
                services.arrangements(),
                services.requests(),
                services.changes(),
                services.lifetimes(),
                services.forwards(),
                slow,
                new PresenceBoard(slow, broadcaster),
                services.acquaintances(),
                services.broadcaster(),
                services.threads(),
                services.sockets());
        var socket = new AccountSocket(with, new Caller(anna, new Credential.Browser(1), Set.of()), HERE, () -> {});
        socket.onOpen(mock(Session.class, RETURNS_MOCKS), mock(EndpointConfig.class));
        socket.received("{\"type\":\"hello\",\"conversations\":{}}");
        socket.received("{\"type\":\"presence\",\"of\":[" + ben + "]}");
        isAsked.await();

        var end = CompletableFuture.runAsync(socket::ended);

        try {
            await().until(end::isDone);
        } finally {
            answers.countDown();
        }
    }

    /** What is common to all sockets, without a meaning of its frames. */
    private static class BareSocket extends LiveSocket {

        private final List<String> obeyed = new ArrayList<>();

        BareSocket(SocketServices services, UserId person) {
            super(services, new Caller(person, new Credential.Browser(1), Set.of()), HERE, () -> {});
        }

        @Override
        void opened() {}

        @Override
        void received(String text) {
            obeyed.add(text);
        }

        @Override
        void check() {}

        @Override
        void ended() {}

        Session open() {
            var session = mock(Session.class, RETURNS_MOCKS);
            onOpen(session, mock(EndpointConfig.class));
            return session;
        }
    }

    @Test
    void aSocketThatEndsWhileItIsBeingOpenedIsNotCounted() {
        var before = sockets.size();
        var socket = new BareSocket(services, anna) {

            @Override
            void opened() {
                end(CloseCodes.GOING_AWAY.getCode(), "Gone already");
            }
        };

        socket.open();

        assertThat(sockets.size()).isEqualTo(before);
    }

    @Test
    void whatComesAfterTheEndIsNotObeyed() {
        var socket = new BareSocket(services, anna);
        var session = socket.open();
        ArgumentCaptor<MessageHandler.Partial<String>> takes = ArgumentCaptor.captor();
        verify(session).addMessageHandler(eq(String.class), takes.capture());

        takes.getValue().onMessage("before", true);
        socket.end(LiveSocket.LOGGED_OUT, "Logged out");
        takes.getValue().onMessage("after", true);

        assertThat(socket.obeyed).containsExactly("before");
    }

    @Test
    void whatThereIsNoRoomForIsToBeSentAgain() throws IOException {
        var gate = new CountDownLatch(1);
        var socket = new BareSocket(services, anna);
        var remote = mock(RemoteEndpoint.Basic.class);
        when(socket.open().getBasicRemote()).thenReturn(remote);
        for (var task = 0; task < Lanes.MOST_TASKS; task++) {
            assertThat(socket.work("lane", Subject.NONE, () -> join(gate))).isTrue();
        }

        // whoever is interrupted does not wait until there is room
        Thread.currentThread().interrupt();
        assertThat(socket.work("another", Subject.NONE, () -> socket.obeyed.add("too much")))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();

        verify(remote, timeout(10_000)).sendText(matches(".*\"code\":\"overloaded\".*\"retry_after_ms\":1000.*"));
        gate.countDown();
        assertThat(socket.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(socket.work("another", Subject.NONE, () -> socket.obeyed.add("again")))
                .isTrue();
        assertThat(socket.awaitIdle(Duration.ofSeconds(10))).isTrue();
        assertThat(socket.obeyed).containsExactly("again");
        socket.end(CloseCodes.NORMAL_CLOSURE.getCode(), "Done");
    }

    private static void join(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProgramThatHangsIsClosedDelaysNobodyAndResumes() {
        var hanging = program(ben);
        var bens = program(ben);
        var annas = program(anna);
        var first = annas.sendAndWait(ben.value(), "the first");
        hanging.expect("message");
        hanging.stopReading();
        var manyAnswers = "{\"type\":\"presence\",\"of\":["
                + LongStream.rangeClosed(1, 200).mapToObj(Long::toString).collect(Collectors.joining(",")) + "]}";
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    if (sockets.size() == 3) {
                        hanging.say(manyAnswers);
                    }
                    return sockets.size() == 2;
                });
        var last = annas.sendAndWait(ben.value(), "the last").get("seq").asLong();
        bens.expect("message", message -> message.get("seq").asLong() == last);
        hanging.goOnReading();
        assertThat(hanging.expectClose()).isEqualTo(1013);
        var resumed = resumed(
                ben, Map.of(first.get("conversation").asLong(), first.get("rev").asLong()));
        resumed.expect("message", message -> message.get("seq").asLong() == last);
        assertThat(resumed.heard("message")).hasSize(1);
    }

    @Test
    void oneConversationDoesNotDelayTheOther() {
        var annas = program(anna);
        IntStream.range(0, 200).forEach(number -> annas.send(ben.value(), "many " + number));
        annas.sendAndWait(cleo.value(), "one");
        annas.expect("sent", sent -> sent.get("seq").asLong() == 200);
        assertThat(jdbc.queryForList("select body from message where body like 'many%' order by seq", String.class))
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(number -> "many " + number)
                        .toList());
    }

    @Test
    void aSocketWithoutASignOfLifeIsGivenUp() {
        var annas = program(anna);
        sockets.look(in(70));
        annas.settle();
        sockets.look(in(76));
        assertThat(annas.expectClose()).isEqualTo(1001);
    }

    @Test
    void aFrameThatIsBegunAndNeverFinishedEndsTheSocket() {
        var annas = program(anna);
        annas.sayPart("{\"type\":", false);
        var bens = program(ben);
        await().until(() -> {
            sockets.look(in(31));
            return !annas.isOpen();
        });
        assertThat(annas.expectClose()).isEqualTo(1008);
        bens.settle();
    }

    @Test
    void whatNoHintHasToldOfComesWithTheNextPing() {
        var annas = program(anna);
        var bens = program(ben);
        var sent = annas.sendAndWait(ben.value(), "told");
        bens.expect("message");
        jdbc.update(
                "insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)"
                        + " select conversation_id, 2, 1000, sender_id, cast(? as uuid), 'not told', sent_at from message",
                UUID.randomUUID().toString());
        jdbc.update("update conversation set last_seq = 2, rev = 1000");
        sockets.look(in(26));
        var late = bens.expect("message", message -> message.get("seq").asLong() == 2);
        assertThat(late.get("body").asString()).isEqualTo("not told");
        assertThat(late.get("conversation")).isEqualTo(sent.get("conversation"));
    }

    @Test
    void whileItIsStoppedWhatIsBegunEndsAndNothingElseIsBegun() throws InterruptedException {
        var annas = program(anna);
        annas.sendAndWait(ben.value(), "before");
        var stop = Thread.ofVirtual().unstarted(sockets::stop);
        transaction.executeWithoutResult(held -> {
            jdbc.update("update conversation set rev = rev");
            annas.send(ben.value(), "begun");
            annas.settle();
            stop.start();
            await().until(() -> !sockets.isRunning());
            annas.send(ben.value(), "too late");
            annas.settle();
        });
        stop.join();
        sockets.start();
        assertThat(annas.expectClose()).isEqualTo(1001);
        assertThat(jdbc.queryForList("select body from message order by seq", String.class))
                .containsExactly("before", "begun");
    }

    private static long in(int seconds) {
        return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }
}
