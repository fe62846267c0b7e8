package io.parley.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.parley.support.wire.FaithfulProgram;
import io.parley.support.wire.FaithfulProgram.Place;
import io.parley.support.wire.FaithfulProgram.Reached;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker itself: whatever may be wrong with a database, it sees. */
class VerdictTest {

    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final FaithfulProgram program = mock();
    private Connection database;

    @BeforeEach
    void twoMessagesAreStoredAndRead() throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:mem:");
        run("create table conversation (id bigint, last_seq bigint)");
        run("create table message (conversation_id bigint, seq bigint, client_id uuid)");
        run("create table participant (conversation_id bigint, user_id bigint, delivered_seq bigint, read_seq bigint,"
                + " shared_read_seq bigint)");
        run("create table receipt_journal (conversation_id bigint, user_id bigint, kind varchar(9), seq bigint,"
                + " rev bigint)");
        run("insert into conversation values (1, 2)");
        run("insert into message values (1, 1, '" + FIRST + "'), (1, 2, '" + SECOND + "')");
        run("insert into participant values (1, 5, 2, 1, 1), (1, 6, 0, 0, 0)");
        run("insert into receipt_journal values (1, 5, 'READ', 1, 3), (1, 5, 'DELIVERED', 2, 4)");
        when(program.person()).thenReturn(6L);
        when(program.peers()).thenReturn(Map.of(1L, new Reached(2, 1)));
        when(program.written()).thenReturn(List.of(FIRST, SECOND));
        when(program.answered()).thenReturn(Map.of(FIRST, new Place(1, 1), SECOND, new Place(1, 2)));
        when(program.held()).thenReturn(Map.of(1L, Map.of(1L, FIRST, 2L, SECOND)));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void whatIsAsItMustBeIsClean() throws SQLException {
        assertThat(verdict()).isEqualTo(new Verdict(2, 0, 0, 0, 0, 0, 0));
        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void aLostMessageIsSeen() throws SQLException {
        run("delete from message where seq = 2");
        run("update conversation set last_seq = 1");
        assertThat(verdict().lost()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void anAnswerThatNamesAnotherPlaceIsSeen() throws SQLException {
        when(program.answered()).thenReturn(Map.of(FIRST, new Place(1, 2)));
        assertThat(verdict().lost()).isEqualTo(1);
    }

    @Test
    void aMessageThatNobodySentIsSeen() throws SQLException {
        when(program.written()).thenReturn(List.of(FIRST));
        assertThat(verdict().invented()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void aMessageThatIsThereTwiceIsSeen() throws SQLException {
        run("insert into message values (1, 3, '" + FIRST + "')");
        run("update conversation set last_seq = 3");
        assertThat(verdict().doubled()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void aHoleAndANumberThatIsGivenTwiceAreSeen() throws SQLException {
        run("update message set seq = 3 where seq = 2");
        assertThat(verdict().gaps()).isEqualTo(1);
        run("update message set seq = 1");
        assertThat(verdict().gaps()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void aCounterThatHasFallenBehindIsSeen() throws SQLException {
        run("update conversation set last_seq = 1");
        assertThat(verdict().gaps()).isEqualTo(1);
    }

    @Test
    void receiptsBeyondTheEndOrOutOfOrderAreSeen() throws SQLException {
        run("update participant set delivered_seq = 3 where user_id = 5");
        assertThat(verdict().backwards()).isEqualTo(1);
        run("update participant set delivered_seq = 0 where user_id = 5");
        assertThat(verdict().backwards()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void aReceiptThatWentBackIsSeen() throws SQLException {
        run("insert into receipt_journal values (1, 5, 'DELIVERED', 1, 5)");
        assertThat(verdict().backwards()).isEqualTo(1);
    }

    @Test
    void aProgramThatHoldsSomethingElseIsSeen() throws SQLException {
        when(program.held()).thenReturn(Map.of(1L, Map.of(1L, FIRST, 2L, UUID.randomUUID())));
        assertThat(verdict().untrue()).isEqualTo(1);
        assertThat(verdict().isClean()).isFalse();
    }

    @Test
    void aProgramThatWasToldTwoThingsIsSeen() throws SQLException {
        when(program.contradictions()).thenReturn(1);
        assertThat(verdict().untrue()).isEqualTo(1);
    }

    @Test
    void aReceiptThatIsNotStoredIsSeen() throws SQLException {
        run("update participant set delivered_seq = 1 where user_id = 5");
        assertThat(verdict().untrue()).isEqualTo(1);
        run("update participant set delivered_seq = 2, shared_read_seq = 0 where user_id = 5");
        assertThat(verdict().untrue()).isEqualTo(1);
    }

    @Test
    void aProgramThatWasNotToldOfTheLastReceiptIsWaitedFor() {
        assertThat(Verdict.knowOfEachOther(List.of(program))).isTrue();
        when(program.peers()).thenReturn(Map.of(1L, new Reached(1, 1)));
        assertThat(Verdict.knowOfEachOther(List.of(program))).isFalse();
        when(program.peers()).thenReturn(Map.of());
        assertThat(Verdict.knowOfEachOther(List.of(program))).isFalse();
    }

    private Verdict verdict() throws SQLException {
        return Verdict.of(database, List.of(program));
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
