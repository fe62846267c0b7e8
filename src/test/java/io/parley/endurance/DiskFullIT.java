package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.PostgreSqlProcess;
import io.parley.support.server.SmallDisk;
import io.parley.support.server.StoppedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of messages when the disk with the database is full: what is not stored is refused, until there is room. */
@Tag("endurance")
class DiskFullIT {

    private static final Duration SAFETY_CHECK = Duration.ofSeconds(60);

    @Test
    void ofTheEmbeddedDatabase() throws Exception {
        var server = ParleyServer.shortLived("disk-full-h2", Town.NO_LIMITS.toArray(String[]::new));
        try (var disk = diskAt(server.dataFolder(), 64);
                server;
                var town = new Town(server.start(), 4)) {
            writeWhileItIsFull(town, disk, () -> {}, () -> {});
            server.stop();
            try (var database = new StoppedDatabase(server)) {
                tell("h2", town, database);
            }
        }
    }

    @Test
    void ofPostgreSql() throws Exception {
        var folder = "disk-full-postgresql";
        try (var disk = diskAt(Path.of("target", "servers", folder), 192);
                var postgreSql = new PostgreSqlProcess(folder + "/data");
                var server = ParleyServer.shortLived(
                        "disk-full-on-postgresql",
                        PostgreSqlProcess.settings(postgreSql.port(), Town.NO_LIMITS.toArray(String[]::new)));
                var town = new Town(server.start(), 4)) {
            writeWhileItIsFull(
                    town, disk, () -> assertThat(town.readAnew()).containsOnly(200), postgreSql::startIfEnded);
            try (var database = new StoppedDatabase(postgreSql.connect())) {
                tell("postgresql", town, database);
            }
        }
    }

    private static SmallDisk diskAt(Path folder, int megabytes) throws Exception {
        var disk = SmallDisk.at(folder.toAbsolutePath(), megabytes);
        assumeTrue(disk.isPresent(), "A small disk can be made on Linux by root alone");
        return disk.get();
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void writeWhileItIsFull(Town town, SmallDisk disk, Act whileFull, Act repair) throws Exception {
        town.open(1).write().awaitAnswers(100);

        disk.fill();
        Town.eventually("it is said that it is unavailable", () -> town.errors("unavailable") > 0);
        whileFull.run();
        disk.makeRoom();
        repair.run();
        town.awaitAnswers(100);

        town.settle();
        Verdict.awaitAlike(town.programs(), SAFETY_CHECK);
    }

    private static void tell(String name, Town town, StoppedDatabase database) throws Exception {
        var verdict = Verdict.of(database.connection(), town.programs());
        System.out.println("F10 " + name + " disk full unavailable=" + town.errors("unavailable") + " " + verdict);
        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
    }
}
