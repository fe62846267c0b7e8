package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parley.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecentChangesTest extends ConversationTest {

    @Autowired
    private RecentChanges recent;

    @Autowired
    private LifetimeService lifetimes;

    private ConversationId id;

    @BeforeEach
    void theyHaveWritten() {
        id = sendMany(anna, ben, 2);
        receipts.read(ben, id, 2);
    }

    @Test
    void whatHasJustChangedIsToldWithoutTheDatabase() {
        var asked = sql.during(() -> {
            assertThat(conversations.changesAfter(anna, id, 1).rev()).isEqualTo(3);
            assertThat(conversations.newsAfter(ben, id, 0).messages()).hasSize(2);
        });

        assertThat(asked).isEmpty();
    }

    @Test
    void itIsToldAsTheDatabaseTellsIt() {
        send(ben, anna, "3");
        receipts.delivered(anna, id, 3);

        try (var node = anotherNode()) {
            var database = node.getBean(ConversationService.class);
            for (var viewer : List.of(anna, ben)) {
                for (var rev = 0; rev < 5; rev++) {
                    assertThat(recent.changesAfter(viewer, id, rev)).contains(database.changesAfter(viewer, id, rev));
                    assertThat(recent.newsAfter(viewer, id, rev)).contains(database.newsAfter(viewer, id, rev));
                }
            }
        }
    }

    @Test
    void aRowOfTheListGoesOnWithoutTheDatabase() {
        assertThatRowsGoOnAfter(() -> send(ben, anna, "3"));
        assertThatRowsGoOnAfter(() -> send(ben, anna, "4"));
        assertThatRowsGoOnAfter(() -> send(anna, ben, "5"));
        assertThatRowsGoOnAfter(() -> receipts.delivered(ben, id, 5));
        assertThatRowsGoOnAfter(() -> receipts.read(anna, id, 3));
        assertThatRowsGoOnAfter(() -> receipts.read(anna, id, 4));
        assertThatRowsGoOnAfter(() -> receipts.read(ben, id, 5));
        assertThatRowsGoOnAfter(() -> {
            sendMany(anna, ben, 2);
            receipts.read(ben, id, 6);
        });
    }

    @Test
    void aRowWithMoreUnreadThanIsRememberedGoesOn() {
        sendMany(anna, ben, 40);

        assertThatRowsGoOnAfter(() -> send(anna, ben, "one more"));
    }

    @Test
    void whatAnotherNodeHasDeletedIsNotCountedAsUnread() {
        send(anna, ben, "3");
        try (var node = anotherNode()) {
            node.getBean(MessageChangeService.class).delete(anna, id, 3);
        }

        assertThatRowsGoOnAfter(() -> send(anna, ben, "4"));
    }

    @Test
    void aDraftGoesFromTheRowWithItsOwnMessageAlone() {
        var name = ClientMessageId.random();
        messages.keepDraft(anna, ben, new Draft(name, "typed"));

        assertThatRowsGoOnAfter(() -> messages.send(ben, anna, name, new MessageBody("of the same name")));
        assertThatRowsGoOnAfter(() -> send(anna, ben, "something else"));
        assertThat(row(anna).draft()).isPresent();
        assertThatRowsGoOnAfter(() -> messages.send(anna, ben, name, new MessageBody("typed")));
        assertThat(row(anna).draft()).isEmpty();
    }

    private void assertThatRowsGoOnAfter(Runnable change) {
        var before = Map.of(anna, row(anna), ben, row(ben));
        change.run();
        before.forEach((viewer, known) -> {
            var row = new AtomicReference<Optional<ConversationSummary>>();
            assertThat(sql.during(() -> row.set(conversations.continued(viewer, known))))
                    .isEmpty();
            assertThat(row.get()).contains(row(viewer));
        });
    }

    private ConversationSummary row(UserId viewer) {
        return conversations.summaries(viewer, List.of(id)).getFirst();
    }

    @Test
    void whatOnlyTheDatabaseKnowsOfARowIsReadThere() {
        send(ben, anna, "3");
        send(ben, anna, "4");
        assertThatRowsAreReadAfter(() -> changes.edit(ben, id, 4, new MessageBody("four")));
        assertThatRowsAreReadAfter(() -> changes.delete(ben, id, 4));
        assertThatRowsAreReadAfter(() -> lifetimes.set(ben, id, Lifetime.WEEK));
        changes.hide(anna, id, 3);
        assertThat(conversations.continued(anna, row(anna))).isEmpty();
    }

    private void assertThatRowsAreReadAfter(Runnable change) {
        var before = Map.of(anna, row(anna), ben, row(ben));
        change.run();
        assertThat(before)
                .allSatisfy((viewer, known) ->
                        assertThat(conversations.continued(viewer, known)).isEmpty());
    }

    @Test
    void aRowThatIsArchivedOrMarkedIsRead() {
        arrangements.arrange(anna, id, it -> it.withMarkedUnread(true));
        arrangements.arrange(ben, id, it -> it.withArchived(true));

        assertThatRowsAreReadAfter(() -> send(anna, ben, "3"));
    }

    @Test
    void whatAnotherNodeHasChangedMeanwhileIsNotMissed() {
        try (var node = anotherNode()) {
            node.getBean(MessageService.class)
                    .send(anna, ben, ClientMessageId.random(), new MessageBody("from another node"));
        }
        send(anna, ben, "from this one");

        assertThat(recent.changesAfter(ben, id, 3)).isEmpty();
        assertThat(conversations.changesAfter(ben, id, 3).messages())
                .extracting(message -> message.body().text())
                .containsExactly("from another node", "from this one");
    }

    @Test
    void whoeverIsToldOfAChangeBehindAGapGetsItAtOnce() {
        try (var node = anotherNode()) {
            node.getBean(MessageService.class)
                    .send(anna, ben, ClientMessageId.random(), new MessageBody("from another node"));
        }
        send(anna, ben, "from this one");

        assertThat(conversations.changesAfter(ben, id, 1).rev()).isEqualTo(5);
        assertThat(conversations.newsAfter(ben, id, 1).rev()).isEqualTo(5);
    }

    @Test
    void whoeverHoldsTheLastOneIsNotToldThatThereIsNothing() {
        assertThat(recent.changesAfter(anna, id, 3)).isEmpty();
    }

    @Test
    void nobodyElseIsTold() {
        assertThat(recent.changesAfter(mallory, id, 0)).isEmpty();
        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> conversations.changesAfter(mallory, id, 0));
    }
}
