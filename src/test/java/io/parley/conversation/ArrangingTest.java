package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.realtime.Broadcaster;
import io.parley.support.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ArrangingTest extends ConversationTest {

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void whatIsPinnedStandsFirstAndStaysThere() {
        var withBen = send(anna, ben, "Hello").conversationId();
        clock.advance(Duration.ofMinutes(1));
        var withMallory = send(anna, mallory, "Hello").conversationId();

        arrange(withBen, it -> it.withPinned(true));
        assertThat(list(ListPart.MAIN)).containsExactly(withBen, withMallory);

        clock.advance(Duration.ofMinutes(1));
        send(mallory, anna, "Hello?");
        assertThat(list(ListPart.MAIN)).containsExactly(withBen, withMallory);

        arrange(withBen, it -> it.withPinned(false));
        assertThat(list(ListPart.MAIN)).containsExactly(withMallory, withBen);
    }

    @Test
    void whatIsArchivedStandsApartUntilTheNextMessageOfEither() {
        var id = send(anna, ben, "Hello").conversationId();

        for (var author : List.of(anna, ben)) {
            arrange(id, it -> it.withArchived(true));
            assertThat(list(ListPart.MAIN)).isEmpty();
            assertThat(list(ListPart.ARCHIVED)).containsExactly(id);
            assertThat(conversations.list(ben)).hasSize(1);

            receipts.read(ben, id, 99);
            assertThat(list(ListPart.ARCHIVED)).containsExactly(id);

            send(author, author.equals(anna) ? ben : anna, "again");
            assertThat(list(ListPart.MAIN)).containsExactly(id);
            assertThat(list(ListPart.ARCHIVED)).isEmpty();
        }
    }

    @Test
    void whatIsMarkedIsUnreadUntilItIsSeenAndNoCursorMovesBack() {
        var id = send(ben, anna, "Hello").conversationId();
        receipts.read(anna, id, 1);
        assertThat(list(ListPart.UNREAD)).isEmpty();

        arrange(id, it -> it.withMarkedUnread(true));

        assertThat(list(ListPart.UNREAD)).containsExactly(id);
        assertThat(conversations.unreadConversations(anna)).isEqualTo(1);
        assertThat(open(anna, "ben").markedUnread()).isTrue();
        assertThat(open(anna, "ben").readUpTo()).isEqualTo(1);
        assertThat(open(anna, "ben").firstUnread()).isEmpty();
        assertThat(status(ben, "anna", 1)).isInstanceOf(MessageStatus.Read.class);

        arrange(id, it -> it.withMarkedUnread(false));
        assertThat(list(ListPart.UNREAD)).isEmpty();
        assertThat(conversations.unreadConversations(anna)).isZero();
    }

    @Test
    void readingWhatIsNewTakesTheMarkAway() {
        var id = send(ben, anna, "Hello").conversationId();
        arrange(id, it -> it.withMarkedUnread(true));

        receipts.delivered(anna, id, 1);
        assertThat(arrangements.of(anna, id).markedUnread()).isTrue();

        receipts.read(anna, id, 1);
        assertThat(arrangements.of(anna, id).markedUnread()).isFalse();
        assertThat(conversations.unreadConversations(anna)).isZero();
    }

    @Test
    void whatIsMutedOrArchivedCountsNowhere() {
        var withBen = send(ben, anna, "Hello").conversationId();
        var withMallory = send(mallory, anna, "Hello").conversationId();
        assertThat(conversations.unreadConversations(anna)).isEqualTo(2);

        arrange(withBen, it -> it.withMutedUntil(Optional.of(clock.instant().plus(Duration.ofHours(1)))));
        assertThat(conversations.unreadConversations(anna)).isEqualTo(1);
        assertThat(list(ListPart.UNREAD)).containsExactlyInAnyOrder(withBen, withMallory);

        arrange(withMallory, it -> it.withArchived(true));
        assertThat(conversations.unreadConversations(anna)).isZero();

        clock.advance(Duration.ofHours(1));
        assertThat(conversations.unreadConversations(anna)).isEqualTo(1);
    }

    @Test
    void onlyThePersonsOwnScreensAreToldAndOnlyOfWhatIsOther() {
        var id = send(anna, ben, "Hello").conversationId();
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        var bens = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll);
                var other = broadcaster.subscribe(ConversationService.inbox(ben), bens::addAll)) {
            arrange(id, it -> it.withPinned(true));
            arrange(id, it -> it.withPinned(true));
            send(ben, anna, "there");

            await().untilAsserted(() -> assertThat(bens).hasSize(1));
            await().untilAsserted(() -> assertThat(annas)
                    .containsExactly(new InboxEvent.Arranged(id, ben), new InboxEvent.ConversationChanged(id, ben, 2)));
            assertThat(bens).hasOnlyElementsOfType(InboxEvent.ConversationChanged.class);
        }
        assertThat(arrangements.of(ben, id)).isEqualTo(Arrangement.NONE);
    }

    @Test
    void nobodyArrangesWhatHeHasNoPartIn() {
        var id = send(anna, ben, "Hello").conversationId();

        assertThatExceptionOfType(NoSuchConversationException.class)
                .isThrownBy(() -> arrangements.arrange(mallory, id, it -> it.withPinned(true)));
        assertThatExceptionOfType(NoSuchConversationException.class).isThrownBy(() -> arrangements.of(mallory, id));
    }

    @Test
    void pagesGoFromWhatIsPinnedToTheRestWithoutHolesOrRepetition(People people) {
        var pinned = new ArrayList<ConversationId>();
        var rest = new ArrayList<ConversationId>();
        for (var number = 0; number < 130; number++) {
            clock.advance(Duration.ofSeconds(number % 2));
            var id = send(people.registered("peer" + number), anna, "Hello").conversationId();
            if (number % 2 == 0) {
                arrange(id, it -> it.withPinned(true));
                pinned.addFirst(id);
            } else {
                rest.addFirst(id);
            }
        }

        for (var part : List.of(ListPart.MAIN, ListPart.UNREAD)) {
            var seen = new ArrayList<ConversationSummary>();
            for (var page = conversations.list(anna, part);
                    !page.isEmpty();
                    page = conversations.listAfter(anna, part, ListPlace.of(seen.getLast()))) {
                assertThat(page).hasSizeLessThanOrEqualTo(50);
                seen.addAll(page);
            }

            assertThat(seen.stream().map(ConversationSummary::id).toList().subList(0, 65))
                    .isEqualTo(pinned);
            assertThat(seen.stream().map(ConversationSummary::id).toList().subList(65, 130))
                    .isEqualTo(rest);
            assertThat(seen).isSortedAccordingTo(ConversationSummary.IN_ORDER).allMatch(part::holds);
        }
    }

    private void arrange(ConversationId id, UnaryOperator<Arrangement> change) {
        arrange(anna, id, change);
    }

    private void arrange(UserId person, ConversationId id, UnaryOperator<Arrangement> change) {
        arrangements.arrange(person, id, change);
    }

    private List<ConversationId> list(ListPart part) {
        return conversations.list(anna, part).stream()
                .map(ConversationSummary::id)
                .toList();
    }
}
