package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doReturn;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.Topic;
import io.parley.support.Disorder;
import io.parley.support.TestDatabase;
import io.parley.support.wire.FaithfulProgram;
import io.parley.support.wire.FaithfulProgram.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** What programs hold when hints are lost, come twice, late or in another order. */
class LostHintsTest extends ProgramsTest {

    private static final int MESSAGES = 300;

    /** A socket looks every 25 s for what no hint has told of. */
    private static final Duration SAFETY_CHECK = Duration.ofSeconds(26);

    @Autowired
    private OpenSockets sockets;

    @MockitoSpyBean
    private Broadcaster broadcaster;

    @MockitoSpyBean
    private ConversationService conversations;

    private final List<FaithfulProgram> programs = new ArrayList<>();

    @AfterEach
    void leave() {
        programs.forEach(FaithfulProgram::close);
    }

    @Test
    void programsHoldEverythingWhateverBecomesOfTheHints() {
        var disorder = new Disorder(42);
        doAnswer(disorder.answer()).when(broadcaster).publish(anyInbox(), any());
        writeInPairs();

        awaitEverything();

        assertThat(disorder.lost()).isGreaterThan(MESSAGES / 2);
        System.out.println("F2 " + TestDatabase.name(getClass()) + " hints lost=" + disorder.lost() + " messages="
                + MESSAGES + " missing=0 doubled=0");
    }

    @Test
    void programsHoldEverythingWithoutAnyHint() {
        doNothing().when(broadcaster).publish(anyInbox(), any());
        writeInPairs();

        awaitEverything();
    }

    @Test
    @Tag("mutants")
    void withoutTheSafetyCheckTheyDoNot() {
        doNothing().when(broadcaster).publish(anyInbox(), any());
        doReturn(List.of()).when(conversations).revisions(any());
        writeInPairs();

        assertThatThrownBy(this::awaitEverything).isInstanceOf(ConditionTimeoutException.class);
    }

    private void writeInPairs() {
        for (var person : List.of(anna, ben, ben)) {
            programs.add(new FaithfulProgram(server(), token(person)));
        }
        await().until(() -> programs.stream().allMatch(FaithfulProgram::isReady));
        for (var number = 0; number < MESSAGES; number++) {
            var author = number % 3;
            programs.get(author).send(author == 0 ? ben.value() : anna.value(), "message " + number);
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> programs.get(author).unanswered() < 8);
        }
    }

    /** All of them hold what is stored, and Anna and Ben know that the other has it all. */
    private void awaitEverything() {
        await().until(() -> programs.stream().allMatch(program -> program.unanswered() == 0));
        var id = conversations.between(anna, ben).orElseThrow();
        var stored = new HashMap<Long, UUID>();
        jdbc.query(
                "select seq, client_id from message where conversation_id = ?",
                row -> {
                    stored.put(row.getLong(1), row.getObject(2, UUID.class));
                },
                id.value());
        assertThat(stored).hasSize(MESSAGES);
        look(1);
        await().untilAsserted(() -> assertThat(programs)
                .allSatisfy(program -> assertThat(program.held()).isEqualTo(Map.of(id.value(), stored))));
        assertThat(programs).allMatch(program -> program.contradictions() == 0);
        var confirmed = Map.of(anna.value(), lastOf(id, ben), ben.value(), lastOf(id, anna));
        await().untilAsserted(() -> assertThat(receipts(id)).isEqualTo(confirmed));
        look(2);
        await().untilAsserted(() -> assertThat(programs)
                .allSatisfy(program -> assertThat(program.peers())
                        .isEqualTo(Map.of(id.value(), new Reached(confirmed.get(peerOf(program)), 0)))));
    }

    /** Lets so many times pass after which every socket looks. */
    private void look(int times) {
        sockets.look(System.nanoTime() + SAFETY_CHECK.multipliedBy(times).toNanos());
    }

    private long peerOf(FaithfulProgram program) {
        return program.person() == anna.value() ? ben.value() : anna.value();
    }

    private long lastOf(ConversationId id, UserId author) {
        return jdbc.queryForObject(
                "select max(seq) from message where conversation_id = ? and sender_id = ?",
                Long.class,
                id.value(),
                author.value());
    }

    private Map<Long, Long> receipts(ConversationId id) {
        var delivered = new HashMap<Long, Long>();
        jdbc.query(
                "select user_id, delivered_seq from participant where conversation_id = ?",
                row -> {
                    delivered.put(row.getLong(1), row.getLong(2));
                },
                id.value());
        return delivered;
    }

    private static Topic<InboxEvent> anyInbox() {
        return any();
    }
}
