package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.PostgreSqlServer;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is in the database of an earlier Parley is there in that of this one. */
class MigrationTest {

    @Test
    void whatWasThereIsThereOnH2(@TempDir Path folder) {
        whatWasThereIsThere(new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("parley"), "sa", ""));
    }

    @Test
    void whatWasThereIsThereOnPostgreSql() {
        whatWasThereIsThere(new DriverManagerDataSource(PostgreSqlServer.newDatabase()));
    }

    private static void whatWasThereIsThere(DataSource database) {
        var jdbc = new JdbcTemplate(database);
        migrate(database, "24");
        for (var person = 1; person <= 3; person++) {
            jdbc.update("""
                    insert into account (id, username, email, display_name, password_hash, role, enabled, created_at)
                    values (?, ?, ?, 'Somebody', '', 'MEMBER', true, timestamp with time zone '2026-01-01 00:00:00+00')
                    """, person, "person" + person, "person" + person + "@example.org");
        }
        jdbc.update("""
                insert into conversation (id, low_user_id, high_user_id, last_seq, rev, quiet_rev, created_at)
                values (7, 1, 2, 3, 5, 1, timestamp with time zone '2026-01-01 00:00:00+00'),
                       (9, 3, 3, 1, 1, 0, timestamp with time zone '2026-01-02 00:00:00+00')
                """);
        jdbc.update("""
                insert into participant (conversation_id, user_id, peer_id, last_seq, received_seq, delivered_seq, read_seq,
                    shared_read_seq, undelivered, unread, peer_waits, active_at)
                select c.id, account.id, 1, 3, 3, 3, 3, 3, c.id = 7 and account.id = 1, c.id = 7 and account.id = 2,
                    c.id = 9 and account.id = 2, c.created_at
                from conversation c cross join account
                """);

        migrate(database, "latest");

        assertThat(jdbc.queryForList("""
                select concat_ws(' ', id, low_user_id, high_user_id, last_seq, rev, quiet_rev, extract(day from created_at))
                from conversation join conversation_pair on conversation_id = id order by id
                """, String.class)).containsExactly("7 1 2 3 5 1 1", "9 3 3 1 1 0 2");
        assertThat(jdbc.queryForList("""
                select concat_ws(' ', conversation_id, user_id) from participant where pending = true order by 1
                """, String.class)).containsExactly("7 1", "7 2", "9 2");
    }

    private static void migrate(DataSource database, String version) {
        Flyway.configure().dataSource(database).target(version).load().migrate();
    }
}
