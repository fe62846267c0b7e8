package io.parley.installation.move;

import static io.parley.installation.move.EmbeddedHistory.MESSAGES;
import static io.parley.installation.move.EmbeddedHistory.NEXT_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.support.PostgreSqlServer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MoveTest {

    private DataSource source;
    private DataSource target;
    private JdbcTemplate here;
    private JdbcTemplate there;

    @BeforeEach
    void fill(@TempDir Path folder) throws SQLException {
        source = new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("parley") + ";WRITE_DELAY=0", "sa", "");
        target = new DriverManagerDataSource(PostgreSqlServer.newDatabase());
        here = new JdbcTemplate(source);
        there = new JdbcTemplate(target);
        EmbeddedHistory.write(source);
    }

    private MoveReport move() throws SQLException {
        return new Move(source, target, "here").run();
    }

    private void migrate(DataSource database) {
        Flyway.configure().dataSource(database).load().migrate();
    }

    @Test
    void everythingArrivesAsItWas() throws SQLException {
        var report = move();

        assertThat(report.isEqual()).isTrue();
        for (var question : List.of(
                "select username, display_name, language, enabled, created_at from account order by id",
                "select image from account_avatar",
                "select series, previous_token_hash, rotated_at from remember_me order by account_id",
                "select at, account_id, address from audit",
                "select undelivered, unread from participant order by user_id",
                "select id, client_id, body, sent_at from message order by seq")) {
            assertThat(rows(there, question)).isEqualTo(rows(here, question));
        }
        assertThat(report.toString()).contains("message", " " + MESSAGES + " ", "equal");
    }

    private static List<List<Object>> rows(JdbcTemplate database, String question) {
        return database.query(question, (row, number) -> {
            var values = new ArrayList<>();
            for (var position = 1; position <= row.getMetaData().getColumnCount(); position++) {
                values.add(value(row, position));
            }
            return values;
        });
    }

    /** Each driver gives times as a type of its own. */
    private static @Nullable Object value(ResultSet row, int position) throws SQLException {
        var value = row.getObject(position);
        return switch (value) {
            case null -> null;
            case byte[] bytes -> HexFormat.of().formatHex(bytes);
            case Timestamp time -> time.toInstant();
            case OffsetDateTime time -> time.toInstant();
            default -> value;
        };
    }

    @Test
    void whatIsWrittenAfterwardsGetsNumbersThatWereNeverGiven() throws SQLException {
        here.execute("create sequence ticket start with 41");
        here.queryForObject("select next value for ticket", Long.class);
        migrate(target);
        there.execute("create sequence ticket");

        move();

        assertThat(there.queryForObject("""
                insert into account (username, email, display_name, password_hash, role, enabled, created_at)
                values ('newcomer', 'newcomer@example.org', 'New', '{none}', 'MEMBER', true, now()) returning id
                """, Long.class)).isEqualTo(NEXT_ACCOUNT);
        assertThat(there.queryForObject("select nextval('ticket')", Long.class)).isEqualTo(42);
        assertThat(there.queryForObject("""
                insert into message (conversation_id, seq, rev, sender_id, client_id, body, sent_at)
                values (1, 9999, 9999, 1, gen_random_uuid(), 'next', now()) returning id
                """, Long.class)).isGreaterThan(MESSAGES);
    }

    @Test
    void aTableWithAKeyOfSeveralColumnsIsContinuedInItsMiddle() throws SQLException {
        here.execute(
                "create table word (letter varchar(1), at timestamp(6) with time zone, number bigint, kept boolean,"
                        + " primary key (letter, at, number))");
        here.update("""
                insert into word select 'a', timestamp with time zone '2026-01-01 00:00:00.000001Z', x, true
                from system_range(1, ?)
                """, Move.BATCH + 5);
        here.update("""
                insert into word select 'b', timestamp with time zone '2026-01-01 00:00:00Z', x, true from system_range(1, 3)
                """);
        migrate(target);
        there.execute(
                "create table word (letter varchar(1), at timestamp(6) with time zone, number bigint, kept boolean,"
                        + " primary key (letter, at, number))");
        interrupted(new RowInTheWay(
                target,
                "insert into word values ('a', timestamp with time zone '2026-01-01 00:00:00.000001Z', ?, false)",
                Move.BATCH + 1));

        assertThat(there.queryForObject("select count(*) from word", Long.class))
                .isEqualTo(Move.BATCH);
        assertThat(move().isEqual()).isTrue();
    }

    @Test
    void anInterruptedMoveGoesOnWhereItWas() throws SQLException {
        interrupted();

        assertThat(there.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(Move.BATCH);
        assertThat(there.queryForObject("select row_count from parley_move where table_name = 'MESSAGE'", Long.class))
                .isEqualTo(Move.BATCH);

        assertThat(move().isEqual()).isTrue();

        assertThat(there.queryForObject("select count(*) from message", Long.class))
                .isEqualTo(MESSAGES);
        assertThat(there.queryForObject("select to_regclass('parley_move')", String.class))
                .isNull();
    }

    @Test
    void aRowThatIsLostOrChangedOnTheWayIsNoticed() throws SQLException {
        interrupted();
        there.update("delete from audit");
        there.update("update message set body = 'other' where id = 7");

        var report = move();

        assertThat(report.isEqual()).isFalse();
        assertThat(different(report)).containsExactlyInAnyOrder("audit", "message");
        assertThat(report.toString()).contains("DIFFERENT");
        assertThat(Progress.isIn(target.getConnection())).isTrue();
    }

    private static List<String> different(MoveReport report) {
        return report.lines().stream()
                .filter(line -> !line.isEqual())
                .map(MoveReport.Line::table)
                .toList();
    }

    @Test
    void whatIsWrittenHereBetweenTwoStepsIsNoticed() throws SQLException {
        interrupted();
        here.update("update account set language = 'fr' where id = 1");

        assertThat(different(move())).containsExactly("account");

        here.update("update account set username = 'renamed' where id = 1");
        here.update("""
                insert into account (username, email, display_name, password_hash, role, enabled, created_at)
                values ('person1', 'newcomer@example.org', 'New', '{none}', 'MEMBER', true, current_timestamp)
                """);

        assertThat(refusal()).contains("has been changed since the move began");
    }

    @Test
    void aDatabaseThatIsInUseIsRefused() {
        migrate(target);
        there.update("insert into audit (at, act) values (now(), 'LOGGED_IN')");

        assertThat(refusal()).contains("its table audit has rows");
    }

    @Test
    void aDatabaseOfOthersIsRefused() {
        there.execute("create table recipe (id bigint)");

        assertThat(refusal()).contains("recipe");
        assertThat(there.queryForObject("select to_regclass('account')", String.class))
                .isNull();
    }

    @Test
    void rowsThatTheMigrationsWriteThemselvesAreTakenFromHere() throws SQLException {
        migrate(target);
        there.update("insert into audit (at, act) values (now(), 'LOGGED_IN')");

        try (var from = source.getConnection();
                var to = target.getConnection()) {
            new TargetSchema(to).clear(new SourceSchema(from).tables());
            new TargetSchema(to).checkEmpty();
        }

        assertThat(move().isEqual()).isTrue();
    }

    @Test
    void anEmptySourceIsRefused(@TempDir Path folder) {
        source = new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("nothing"), "sa", "");

        assertThat(refusal()).contains("nothing to move");
    }

    @Test
    void anotherSourceDoesNotContinueIt() throws SQLException {
        interrupted();

        assertThatThrownBy(() -> new Move(source, target, "elsewhere").run())
                .isInstanceOf(MoveRefusedException.class)
                .hasMessageContaining("began with here")
                .hasMessageContaining("go on with elsewhere");
    }

    @Test
    void databasesOfDifferentVersionsAreRefused() {
        migrate(target);
        there.update("""
                insert into flyway_schema_history select 99, '999', 'future', 'SQL', 'V999__future.sql', 0, 'test', now(), 0, true
                """);

        assertThat(refusal()).contains("999");
    }

    private String refusal() {
        var thrown = catchThrowable(this::move);
        assertThat(thrown).isInstanceOf(MoveRefusedException.class);
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void tablesComeAfterThoseTheyPointAt() {
        var parents = new LinkedHashMap<String, List<String>>();
        parents.put("message", List.of("participant", "message"));
        parents.put("participant", List.of("account"));
        parents.put("account", List.of());

        assertThat(SourceSchema.parentsFirst(parents)).containsExactly("account", "participant", "message");

        parents.put("account", List.of("message"));
        assertThatThrownBy(() -> SourceSchema.parentsFirst(parents)).hasMessageContaining("circle");
    }

    private void interrupted() throws SQLException {
        migrate(target);
        interrupted(RowInTheWay.amongTheMessages(target));
    }

    private void interrupted(RowInTheWay row) throws SQLException {
        try (row) {
            var moving = CompletableFuture.supplyAsync(() -> catchThrowable(this::move));
            row.awaitMove();
            row.breakMove();
            assertThat(moving.join()).isInstanceOf(SQLException.class);
        }
    }
}
