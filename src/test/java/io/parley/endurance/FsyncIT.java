package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.Strace;
import io.parley.support.wire.ProgramSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the disk is waited for between a request and its answer, as the operating system sees it. */
@Tag("endurance")
class FsyncIT {

    private static final int MESSAGES = 50;

    @Test
    void everyMessageIsOnTheDiskBeforeItIsAnsweredAsSent() throws Exception {
        var waitedFor = waitedFor("fsync");

        System.out.println("F11 fsync messages=" + MESSAGES + " waited for=" + waitedFor);
        assertThat(waitedFor).isEqualTo(MESSAGES);
    }

    @Test
    @Tag("mutants")
    void withoutTheCheckpointThisIsNoticed() throws Exception {
        var waitedFor = waitedFor("fsync-twin", "--parley.durability=process");

        System.out.println("F11 without CHECKPOINT SYNC: messages=" + MESSAGES + " waited for=" + waitedFor);
        assertThat(waitedFor).isLessThan(MESSAGES);
    }

    /** For how many of the messages, sent one after another, the disk was waited for. */
    private static int waitedFor(String name, String... further) throws Exception {
        var settings =
                Stream.concat(Town.NO_LIMITS.stream(), Stream.of(further)).toArray(String[]::new);
        try (var server = ParleyServer.shortLived(name, settings).start();
                var town = new Town(server, 2);
                var program = ProgramSocket.open(
                        server.at("/"), town.residents().getFirst().token());
                var strace = Strace.of(server)) {
            var peer = town.residents().getLast().id();
            program.sendAndWait(peer, "the first, which begins the conversation");
            var waitedFor = 0;
            for (var number = 0; number < MESSAGES; number++) {
                var before = strace.waits();
                program.sendAndWait(peer, "message " + number);
                waitedFor += strace.waits() > before ? 1 : 0;
            }
            return waitedFor;
        }
    }
}
