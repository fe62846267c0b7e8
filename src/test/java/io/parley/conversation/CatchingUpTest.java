package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatchingUpTest extends ConversationTest {

    @Test
    void nothingHasChangedAfterTheLastRevision() {
        var id = sendMany(anna, ben, 3);
        receipts.delivered(ben, id, 2);

        var changes = conversations.changesAfter(anna, id, 4);

        assertThat(changes.rev()).isEqualTo(4);
        assertThat(changes.messages()).isEmpty();
        assertThat(changes.receipts().moves()).isEmpty();
        assertThat(changes.receipts().deliveredUpTo()).isEqualTo(2);
        assertThat(changes.lastSeq()).isEqualTo(3);
        assertThat(changes.complete()).isTrue();
    }

    @Test
    void onesOwnMovesAreToldAsTheCursorAlone() {
        var id = sendMany(anna, ben, 3);
        receipts.read(ben, id, 2);

        var changes = conversations.changesAfter(ben, id, 3);

        assertThat(changes.rev()).isEqualTo(4);
        assertThat(changes.readUpTo()).isEqualTo(2);
        assertThat(changes.receipts()).isEqualTo(Receipts.NONE);
    }

    @Test
    void upToTwoHundredMessagesAreTold() {
        var id = sendMany(anna, ben, 201);

        assertThat(conversations.changesAfter(ben, id, 1).messages()).hasSize(200);
        assertThat(conversations.changesAfter(ben, id, 1).complete()).isTrue();
        assertThat(conversations.changesAfter(ben, id, 0).messages()).isEmpty();
        assertThat(conversations.changesAfter(ben, id, 0).complete()).isFalse();
        assertThat(conversations.changesAfter(ben, id, 0).rev()).isEqualTo(201);
    }

    @Test
    void upToTwoHundredMovesAreTold() {
        var id = sendMany(anna, ben, 201);
        for (var upTo = 1; upTo <= 201; upTo++) {
            receipts.delivered(ben, id, upTo);
        }

        assertThat(conversations.changesAfter(anna, id, 202).receipts().moves()).hasSize(200);
        assertThat(conversations.changesAfter(anna, id, 202).complete()).isTrue();
        assertThat(conversations.changesAfter(anna, id, 201).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aScreenThatCatchesUpEqualsOneThatIsOpenedAnew(int seed) {
        var random = new Random(seed);
        var id = sendMany(anna, ben, 1);
        var screens = List.of(new ScreenModel(anna, id), new ScreenModel(ben, id));

        for (var step = 0; step < 60; step++) {
            act(random, id);
            for (var screen : screens) {
                if (random.nextInt(4) == 0) {
                    screen.catchUp();
                }
            }
        }

        for (var screen : screens) {
            screen.catchUp();
            var fresh = new ScreenModel(screen.viewer, id);
            fresh.catchUp();
            assertThat(screen).usingRecursiveComparison().isEqualTo(fresh);
            assertThat(screen.messages).hasSize((int) screen.lastSeq);
            assertSameTicks(screen, id);
        }
    }

    private void assertSameTicks(ScreenModel screen, ConversationId id) {
        var page = conversations.latest(screen.viewer, id);
        assertThat(page.messages()).isNotEmpty();
        for (var message : page.messages()) {
            assertThat(screen.messages.get(message.seq())).isEqualTo(message);
            assertThat(screen.receipts.statusOf(message.seq()))
                    .isEqualTo(page.receipts().statusOf(message.seq()));
        }
    }

    private void act(Random random, ConversationId id) {
        clock.advance(Duration.ofSeconds(1));
        var person = random.nextBoolean() ? anna : ben;
        var upTo = random.nextLong(60);
        switch (random.nextInt(4)) {
            case 0 -> receipts.delivered(person, id, upTo);
            case 1 -> receipts.read(person, id, upTo);
            default -> send(person, person.equals(anna) ? ben : anna, "message " + upTo);
        }
    }

    /** What a screen holds, and how it is kept equal to the database. */
    private final class ScreenModel {

        private final UserId viewer;
        private final ConversationId id;
        private final TreeMap<Long, Message> messages = new TreeMap<>();
        private Receipts receipts = Receipts.NONE;
        private long rev;
        private long lastSeq;
        private long readUpTo;

        ScreenModel(UserId viewer, ConversationId id) {
            this.viewer = viewer;
            this.id = id;
        }

        void catchUp() {
            var changes = conversations.changesAfter(viewer, id, rev);
            assertThat(changes.complete()).isTrue();
            changes.messages().forEach(message -> messages.put(message.seq(), message));
            receipts = receipts.merge(changes.receipts());
            rev = changes.rev();
            lastSeq = changes.lastSeq();
            readUpTo = changes.readUpTo();
        }
    }
}
