package io.parley.endurance;

import io.parley.support.Thorough;
import io.parley.support.server.ParleyServer;
import io.parley.support.server.PostgreSqlProcess;
import io.parley.support.server.StoppedDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgramFaultsOnPostgreSqlIT extends ProgramFaultsIT {

    private PostgreSqlProcess postgreSql;

    @BeforeEach
    void postgreSqlRuns() {
        postgreSql = new PostgreSqlProcess("program-faults-postgresql");
    }

    @Override
    @AfterEach
    void everybodyLeaves() throws Exception {
        super.everybodyLeaves();
        postgreSql.close();
    }

    @Override
    String database() {
        return "postgresql";
    }

    @Override
    List<String> settings() {
        return List.of(PostgreSqlProcess.settings(postgreSql.port()));
    }

    @Override
    StoppedDatabase look(ParleyServer ended) throws SQLException {
        return new StoppedDatabase(postgreSql.connect());
    }

    @Override
    @Test
    @Thorough
    void killedItLosesNothing() throws Exception {
        super.killedItLosesNothing();
    }

    /** It runs on, and takes whoever leaves it without a word as it takes everybody. */
    @Override
    boolean isClosed(ParleyServer ended) {
        return true;
    }

    @Override
    int fewKills() {
        return 4;
    }
}
