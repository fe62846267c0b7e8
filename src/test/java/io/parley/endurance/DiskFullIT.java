package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages when the disk with the embedded database is full. */
@Tag("endurance")
class DiskFullIT {

    private static final Duration SAFETY_CHECK = Duration.ofSeconds(60);
    private static final int MEGABYTE = 1 << 20;

    private final ParleyServer server = ParleyServer.shortLived("disk-full", Town.NO_LIMITS.toArray(String[]::new));
    private final Path disk = server.dataFolder();
    private boolean mounted;

    @BeforeEach
    void aSmallDisk() throws Exception {
        Files.createDirectories(disk);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=64m,mode=0700", "parley-test", disk.toString());
        assumeTrue(mounted, "A small disk can be made on Linux by root alone");
    }

    @AfterEach
    void takeItAway() throws Exception {
        server.close();
        if (mounted) {
            run("umount", disk.toString());
        }
    }

    @Test
    void whatIsAnsweredAsSentIsStoredAndTheRestIsRefusedUntilThereIsRoom() throws Exception {
        server.start();
        try (var town = new Town(server, 4).open(1).write()) {
            town.awaitAnswers(100);

            var ballast = fill();
            Town.eventually("it is said that it is unavailable", () -> town.errors("unavailable") > 0);
            Files.delete(ballast);
            town.awaitAnswers(100);

            town.settle();
            Verdict.awaitAlike(town.programs(), SAFETY_CHECK);
            server.stop();
            try (var database = new StoppedDatabase(server)) {
                var verdict = Verdict.of(database.connection(), town.programs());
                System.out.println("F10 disk full unavailable=" + town.errors("unavailable") + " " + verdict);
                assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
            }
        }
    }

    /** Writes until nothing more goes in. */
    private Path fill() throws IOException {
        var ballast = disk.resolve("ballast");
        try (var file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(new byte[MEGABYTE]);
            }
        } catch (IOException full) {
            return ballast;
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
