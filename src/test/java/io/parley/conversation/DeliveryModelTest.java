package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.conversation.ReferenceTalk.Cursor;
import io.parley.conversation.ReferenceTalk.Letter;
import io.parley.realtime.Broadcaster;
import io.parley.realtime.BroadcasterFactory;
import io.parley.realtime.DeliveryThreads;
import io.parley.support.MovableTime;
import io.parley.support.People;
import io.parley.support.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever two people do on two nodes, in whatever order, and whatever becomes of the hints: every screen and every program
 * shows exactly what was true at its revision, and the database holds what the reference holds.
 */
@SpringBootTest(properties = "parley.conversation.edit-window=10000h")
@Import({DeliveryModelTest.Configuration.class, DeliveryModelTest.LoneCommits.class})
class DeliveryModelTest {

    private static final int SCREENS = 4;
    private static final int NODES = 2;
    private static final Emoji THUMB = new Emoji("👍");
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicInteger SEQUENCES = new AtomicInteger();
    private static final AtomicInteger STEPS = new AtomicInteger();
    private static final AtomicReference<String> DATABASE = new AtomicReference<>();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Broadcaster broadcaster;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private MovableTime clock;

    private final AnnotationConfigApplicationContext secondNode;

    DeliveryModelTest() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
        DATABASE.set(TestDatabase.name(getClass()));
        secondNode = ConversationTest.anotherNode(context, LoneCommits.class);
    }

    /** What happens next; numbers choose among what there is. */
    sealed interface Step {

        /** What somebody does, which may change what is stored. */
        sealed interface Act extends Step {}

        record Send(int person, int node) implements Act {}

        record Retry(int message, int node) implements Act {}

        record Acknowledge(int person, int upTo, int node) implements Act {}

        record Read(int person, int upTo, int node) implements Act {}

        record Arrange(int person, int how, int node) implements Act {}

        record Edit(int message, int node) implements Act {}

        record Delete(int message, int node) implements Act {}

        record React(int person, int message, boolean active, int node) implements Act {}

        record HintArrives(int screen) implements Step {}

        record HintsAreLost(int screen) implements Step {}

        record Reconnect(int screen) implements Step {}

        record CloseAndOpen(int screen) implements Step {}

        record ClockJumps(int minutes) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> whatHappens() {
        Arbitrary<Integer> person = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> node = Arbitraries.integers().between(0, NODES - 1);
        Arbitrary<Integer> screen = Arbitraries.integers().between(0, SCREENS - 1);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 12);
        Arbitrary<Step> send = person.flatMap(who -> node.map(where -> new Step.Send(who, where)));
        Arbitrary<Step> retry = number.flatMap(which -> node.map(where -> new Step.Retry(which, where)));
        Arbitrary<Step> acknowledge = person.flatMap(
                who -> number.flatMap(upTo -> node.map(where -> new Step.Acknowledge(who, upTo, where))));
        Arbitrary<Step> read =
                person.flatMap(who -> number.flatMap(upTo -> node.map(where -> new Step.Read(who, upTo, where))));
        Arbitrary<Step> arrange =
                person.flatMap(who -> number.flatMap(how -> node.map(where -> new Step.Arrange(who, how, where))));
        Arbitrary<Step> edit = number.flatMap(which -> node.map(where -> new Step.Edit(which, where)));
        Arbitrary<Step> delete = number.flatMap(which -> node.map(where -> new Step.Delete(which, where)));
        Arbitrary<Step> react = person.flatMap(who -> number.flatMap(which -> Arbitraries.of(true, false)
                .flatMap(active -> node.map(where -> new Step.React(who, which, active, where)))));
        Arbitrary<Step> jump = Arbitraries.integers().between(-120, 120).map(Step.ClockJumps::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, send),
                        Tuple.of(2, retry),
                        Tuple.of(3, acknowledge),
                        Tuple.of(3, read),
                        Tuple.of(2, arrange),
                        Tuple.of(2, edit),
                        Tuple.of(1, delete),
                        Tuple.of(2, react),
                        Tuple.of(5, screen.map(Step.HintArrives::new)),
                        Tuple.of(3, screen.map(Step.HintsAreLost::new)),
                        Tuple.of(1, screen.map(Step.Reconnect::new)),
                        Tuple.of(1, screen.map(Step.CloseAndOpen::new)),
                        Tuple.of(1, jump))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void everythingShownIsTrueWhateverHappens(@ForAll("whatHappens") List<Step> steps) {
        var sequence = new Sequence();
        try {
            steps.forEach(sequence::take);
            sequence.end();
        } finally {
            sequence.close();
        }
        SEQUENCES.incrementAndGet();
        STEPS.addAndGet(steps.size());
    }

    @AfterContainer
    static void tell() {
        System.out.printf(
                "F0 %s model sequences=%d steps=%d lost=0 doubled=0 gaps=0 untrue=0%n",
                DATABASE.get(), SEQUENCES.get(), STEPS.get());
    }

    /** What the database holds of one of the two. */
    private record Side(UserId person, Cursor cursor, Arrangement arrangement) {}

    /** One conversation, its reference, and those who watch it. */
    private final class Sequence {

        private final People people = new People(jdbc);
        private final UserId[] persons = {somebody(), somebody()};
        private final ReferenceTalk talk = new ReferenceTalk(persons[0], persons[1]);
        private final List<InboxEvent> toOthers = new ArrayList<>();
        private final List<Viewer> viewers = new ArrayList<>();
        private final Map<UserId, ConversationSummary> rows = new HashMap<>();
        private final ConversationId id;
        private final UserId stranger = somebody();

        Sequence() {
            broadcaster.subscribe(ConversationService.inbox(stranger), toOthers::addAll);
            send(0, 0, new ClientMessageId(UUID.randomUUID()));
            id = node(0).getBean(ConversationService.class)
                    .between(persons[0], persons[1])
                    .orElseThrow();
            for (var number = 0; number < SCREENS; number++) {
                viewers.add(open(number));
            }
            Stream.of(persons).forEach(this::readAnew);
        }

        private UserId somebody() {
            return people.registered("person" + NAMES.incrementAndGet());
        }

        private Viewer open(int number) {
            var conversations = node(number % 2).getBean(ConversationService.class);
            var person = persons[number / 2];
            return (number + talk.rev()) % 2 == 0
                    ? Viewer.screen(conversations, broadcaster, person, id, talk.rev())
                    : Viewer.program(conversations, broadcaster, person, id, talk.rev());
        }

        void take(Step step) {
            clock.advance(Duration.ofSeconds(1));
            perform(step);
            check();
            if (step instanceof Step.Act) {
                assertDatabaseEqualsReference();
                for (var person : persons) {
                    rows.computeIfPresent(person, this::goOn);
                }
            }
        }

        /** A row of the list as it goes on from memory, as long as it can; then it is read when a screen is opened anew. */
        private @Nullable ConversationSummary goOn(UserId person, ConversationSummary known) {
            if (!known.arrangement().equals(talk.arrangement(person))) {
                return null;
            }
            return known.rev() == talk.rev()
                    ? known
                    : lists().continued(person, known).orElse(null);
        }

        private void readAnew(UserId person) {
            var stored = read(person);
            assertThat(rows.getOrDefault(person, stored)).isEqualTo(stored);
            rows.put(person, stored);
        }

        private ConversationSummary read(UserId person) {
            return lists().summaries(person, List.of(id)).getFirst();
        }

        private ConversationService lists() {
            return node(0).getBean(ConversationService.class);
        }

        private void perform(Step step) {
            switch (step) {
                case Step.Send(var person, var node) -> send(person, node, ClientMessageId.random());
                case Step.Retry(var number, var node) -> retry(number, node);
                case Step.Acknowledge(var person, var upTo, var node) -> {
                    node(node).getBean(ReceiptService.class).delivered(persons[person], id, upTo);
                    talk.deliver(persons[person], upTo);
                }
                case Step.Read(var person, var upTo, var node) -> {
                    node(node).getBean(ReceiptService.class).read(persons[person], id, upTo);
                    talk.read(persons[person], upTo);
                }
                case Step.Arrange(var person, var how, var node) -> arrange(person, how, node);
                case Step.Edit(var number, var node) -> {
                    var letter = letter(number);
                    if (!letter.isDeleted()) {
                        var text = "edited at " + clock.instant();
                        changes(node).edit(letter.sender(), id, letter.seq(), new MessageBody(text));
                        talk.edit(letter, text);
                    }
                }
                case Step.Delete(var number, var node) -> {
                    var letter = letter(number);
                    changes(node).delete(letter.sender(), id, letter.seq());
                    talk.delete(letter);
                }
                case Step.React(var person, var number, var active, var node) -> {
                    var letter = letter(number);
                    if (!letter.isDeleted()) {
                        changes(node).react(persons[person], id, letter.seq(), THUMB, active);
                        talk.react(letter, persons[person], THUMB, active);
                    }
                }
                case Step.HintArrives(var number) -> viewers.get(number).takeHints();
                case Step.HintsAreLost(var number) -> viewers.get(number).loseHints();
                case Step.Reconnect(var number) -> {
                    viewers.get(number).reconnect();
                    readAnew(persons[number / 2]);
                }
                case Step.CloseAndOpen(var number) -> {
                    viewers.get(number).close();
                    viewers.set(number, open(number));
                    readAnew(persons[number / 2]);
                }
                case Step.ClockJumps(var minutes) -> clock.advance(Duration.ofMinutes(minutes));
            }
        }

        private Letter letter(int number) {
            var letters = talk.now().letters();
            return letters.get(number % letters.size());
        }

        private MessageChangeService changes(int node) {
            return node(node).getBean(MessageChangeService.class);
        }

        private void retry(int number, int node) {
            var letter = letter(number);
            send(letter.sender().equals(persons[0]) ? 0 : 1, node, letter.name());
        }

        private void send(int person, int node, ClientMessageId name) {
            var text = "at " + clock.instant();
            var expected = talk.send(persons[person], name, text);
            var answer = node(node)
                    .getBean(MessageService.class)
                    .send(persons[person], persons[1 - person], name, new MessageBody(text));
            assertThat(Letter.of(answer)).isEqualTo(expected);
        }

        private void arrange(int person, int how, int node) {
            var arrangements = node(node).getBean(ArrangementService.class);
            var changed = arrangements.arrange(persons[person], id, before -> ReferenceTalk.arranged(before, how));
            talk.arrange(persons[person], how);
            assertThat(changed).isEqualTo(talk.arrangement(persons[person]));
            assertThat(arrangements.of(persons[person], id)).isEqualTo(changed);
        }

        private void check() {
            viewers.forEach(viewer -> viewer.assertIsTrueToItsRevision(talk));
            assertThat(toOthers).isEmpty();
        }

        private void assertDatabaseEqualsReference() {
            assertThat(jdbc.query(
                            "select seq, rev, sender_id, client_id, body, edited_at, deleted_at, reactions from message"
                                    + " where conversation_id = ? order by seq",
                            (row, number) -> new Letter(
                                    row.getLong(1),
                                    row.getLong(2),
                                    new UserId(row.getLong(3)),
                                    new ClientMessageId(row.getObject(4, UUID.class)),
                                    row.getString(5),
                                    Letter.marks(
                                            row.getObject(6) != null,
                                            row.getObject(7) != null,
                                            row.getString(8).lines().toList())),
                            id.value()))
                    .isEqualTo(talk.now().letters());
            assertThat(jdbc.query(
                            "select user_id, delivered_seq, read_seq, pinned, archived, muted_until, marked_unread"
                                    + " from participant where conversation_id = ? order by user_id",
                            (row, number) -> new Side(
                                    new UserId(row.getLong(1)),
                                    new Cursor(row.getLong(2), row.getLong(3)),
                                    new Arrangement(
                                            row.getBoolean(4),
                                            row.getBoolean(5),
                                            Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                                                    .map(OffsetDateTime::toInstant),
                                            row.getBoolean(7))),
                            id.value()))
                    .isEqualTo(Stream.of(persons)
                            .map(person -> new Side(person, talk.now().cursors().get(person), talk.arrangement(person)))
                            .toList());
        }

        /** The safety check, after which everybody shows the present. */
        void end() {
            viewers.forEach(viewer -> viewer.catchUpTo(talk.rev()));
            check();
            assertDatabaseEqualsReference();
            Stream.of(persons).forEach(this::readAnew);
            assertThat(viewers)
                    .extracting(viewer -> Map.entry(viewer.rev, viewer.messages.size()))
                    .containsOnly(Map.entry(talk.rev(), talk.now().letters().size()));
        }

        void close() {
            viewers.forEach(Viewer::close);
        }
    }

    private ApplicationContext node(int number) {
        return number == 0 ? context : secondNode;
    }

    /** One thing happens after another, so no receipt waits for company. */
    @Primary
    static class LoneCommits extends GroupCommit {

        LoneCommits(
                ConversationRepository conversations,
                Batches batches,
                GroupSync disk,
                EntityManagerFactory database,
                EntityManager entities) {
            super(conversations, batches, disk, database, entities, Duration.ZERO);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        MovableTime movableClock() {
            return new MovableTime(ConversationTest.START);
        }

        /** Hands hints over at once, so that a sequence that fails fails again. */
        @Bean
        @Primary
        Broadcaster directBroadcaster() {
            return BroadcasterFactory.on(new DeliveryThreads() {

                @Override
                public void execute(Runnable task) {
                    task.run();
                }
            });
        }
    }
}
