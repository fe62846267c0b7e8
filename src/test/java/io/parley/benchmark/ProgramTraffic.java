package io.parley.benchmark;

import io.parley.benchmark.Stage.Player;
import io.parley.support.wire.TextSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program for everybody on the account-wide socket; each acknowledges and reads whatever it hears at once. */
final class ProgramTraffic extends Traffic {

    private final List<Player> players;
    private final List<Program> programs = new ArrayList<>();
    private final CountDownLatch ready;

    ProgramTraffic(URI server, long process, List<Player> players) throws InterruptedException {
        super(players.size(), process);
        this.players = players;
        ready = new CountDownLatch(players.size());
        for (var person = 0; person < players.size(); person++) {
            programs.add(new Program(server, person));
        }
        if (!ready.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(ready.getCount() + " programs are not ready");
        }
    }

    @Override
    void write(int person, UUID name, String text) {
        programs.get(person)
                .socket
                .say("{\"type\":\"send\",\"to\":%d,\"client_id\":\"%s\",\"body\":\"%s\"}"
                        .formatted(players.get(person ^ 1).id(), name, text));
    }

    private final class Program {

        private final int person;
        private final long peer;
        private final TreeMap<Long, UUID> sent = new TreeMap<>();
        private final TextSocket socket;
        private long readUpTo;

        Program(URI server, int person) {
            this.person = person;
            peer = players.get(person ^ 1).id();
            socket = TextSocket.open(
                    server, "/api/v1/socket", players.get(person).token(), this::hear);
            socket.say("{\"type\":\"hello\",\"conversations\":{}}");
        }

        /** Always on the thread of this socket. */
        private void hear(String text) {
            var frame = new Frame(text);
            if (frame.is("ready")) {
                ready.countDown();
            } else if (frame.is("sent")) {
                sent.put(frame.number("seq"), UUID.fromString(frame.word("client_id")));
                see();
            } else if (frame.is("message") && frame.number("sender_id") == peer) {
                arrived(person, UUID.fromString(frame.word("client_id")));
                var place =
                        "\"conversation\":%d,\"seq\":%d}".formatted(frame.number("conversation"), frame.number("seq"));
                socket.say("{\"type\":\"ack\"," + place);
                socket.say("{\"type\":\"read\"," + place);
            } else if (frame.is("receipt") && frame.number("user_id") == peer) {
                readUpTo = Math.max(readUpTo, frame.number("read_up_to"));
                see();
            }
        }

        private void see() {
            var seen = sent.headMap(readUpTo, true);
            seen.values().forEach(name -> read(person, name));
            seen.clear();
        }
    }

    @Override
    public void close() {
        programs.forEach(program -> program.socket.close());
    }
}
