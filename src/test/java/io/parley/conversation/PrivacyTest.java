package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.parley.account.UserId;
import io.parley.contact.Privacy;
import io.parley.contact.PrivacyException;
import io.parley.contact.PrivacyService;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ben lets others know less of him. */
class PrivacyTest extends ConversationTest {

    @Autowired
    private AvailabilityService availabilities;

    @Autowired
    private PrivacyService privacy;

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void whatIsReadWithoutReceiptsStopsAtDelivered() {
        var id = sendMany(anna, ben, 2);
        privacy.change(ben, now -> new Privacy(true, false, true));

        receipts.delivered(ben, id, 2);
        var rev = conversations.newsAfter(anna, id, 0).rev();
        receipts.read(ben, id, 2);

        assertThat(status(anna, "ben", 2)).isInstanceOf(Delivered.class);
        assertThat(conversations.newsAfter(anna, id, 0).rev()).isEqualTo(rev);
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        assertThat(conversations.unreadConversations(ben)).isZero();
        assertThat(open(ben, "anna").readUpTo()).isEqualTo(2);
        assertThat(conversations.changesAfter(ben, id, rev).readUpTo()).isEqualTo(2);
    }

    @Test
    void whatWasReadInSecretIsNotToldByALaterDelivery() {
        var id = sendMany(anna, ben, 1);
        privacy.change(ben, now -> new Privacy(true, false, true));
        receipts.read(ben, id, 1);

        send(anna, ben, "2");
        receipts.delivered(ben, id, 2);

        assertThat(conversations.newsAfter(anna, id, 0).theirs()).isEqualTo(new ConversationNews.Reached(2, 0));
        assertThat(conversations.list(anna).getFirst().theirs()).isEqualTo(new ConversationNews.Reached(2, 0));
    }

    @Test
    void readingConfirmsTheDeliveryEvenWithoutReceipts() {
        var id = sendMany(anna, ben, 1);
        privacy.change(ben, now -> new Privacy(true, false, true));

        receipts.read(ben, id, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
    }

    @Test
    void switchedOnLaterTheyAreSharedFromThenOnAlone() {
        var id = sendMany(anna, ben, 1);
        privacy.change(ben, now -> new Privacy(true, false, true));
        receipts.read(ben, id, 1);
        privacy.change(ben, now -> Privacy.OPEN);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);

        receipts.read(ben, id, 1);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);

        send(anna, ben, "2");
        var later = clock.advance(Duration.ofHours(1));
        receipts.read(ben, id, 2);
        assertThat(status(anna, "ben", 2)).isEqualTo(new Read(later));
        assertThat(status(anna, "ben", 1)).isEqualTo(new Read(later));
    }

    @Test
    void whoKeepsReceiptsFromOneSharesThemWithTheOthers() {
        var withAnna = sendMany(anna, ben, 1);
        var withMallory = sendMany(mallory, ben, 1);
        privacy.changeTowards(ben, anna, now -> Privacy.OPEN.withReceipts(false));

        receipts.read(ben, withAnna, 1);
        receipts.read(ben, withMallory, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
        assertThat(status(mallory, "ben", 1)).isInstanceOf(Read.class);
    }

    @Test
    void whoKeepsReceiptsFromEverybodySharesThemWithOne() {
        var withAnna = sendMany(anna, ben, 1);
        var withMallory = sendMany(mallory, ben, 1);
        privacy.change(ben, now -> Privacy.OPEN.withReceipts(false));
        privacy.changeTowards(ben, anna, now -> Privacy.OPEN);

        receipts.read(ben, withAnna, 1);
        receipts.read(ben, withMallory, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Read.class);
        assertThat(status(mallory, "ben", 1)).isInstanceOf(Delivered.class);
    }

    @Test
    void whoSendsNoReceiptsGetsNone() {
        var id = sendMany(anna, ben, 1);
        privacy.changeTowards(anna, ben, now -> Privacy.OPEN.withReceipts(false));

        receipts.read(ben, id, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
        assertThat(conversations.list(ben).getFirst().unread()).isZero();
        privacy.changeTowards(anna, ben, now -> Privacy.OPEN);
        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
        send(anna, ben, "2");
        receipts.read(ben, id, 2);
        assertThat(status(anna, "ben", 2)).isInstanceOf(Read.class);
    }

    @Test
    void whatIsAsForEverybodyIsNoExceptionAndFollowsTheGeneralChoice() {
        privacy.changeTowards(ben, anna, now -> Privacy.OPEN.withTyping(false));
        assertThat(privacy.exceptions(ben))
                .extracting(one -> one.person().id(), PrivacyService.Excepted::exception)
                .containsExactly(tuple(anna, new PrivacyException(Optional.empty(), Optional.of(false))));

        privacy.change(ben, now -> Privacy.OPEN.withReceipts(false));
        assertThat(privacy.towards(ben, anna)).isEqualTo(new Privacy(true, false, false));
        assertThat(privacy.towards(ben, mallory)).isEqualTo(new Privacy(true, false, true));

        privacy.endException(ben, anna);
        privacy.endException(ben, mallory);
        assertThat(privacy.exceptions(ben)).isEmpty();
        assertThat(privacy.towards(ben, anna)).isEqualTo(privacy.of(ben));
        privacy.changeTowards(ben, ben, now -> Privacy.OPEN);
        privacy.changeTowards(ben, new UserId(Long.MAX_VALUE), now -> Privacy.OPEN);
        assertThat(privacy.exceptions(ben)).isEmpty();
    }

    @Test
    void anExceptionEndsAlsoWhereAnotherNodeHasJustChangedTheGeneralChoice() {
        privacy.changeTowards(ben, anna, now -> Privacy.OPEN.withTyping(false));
        privacy.change(ben, now -> Privacy.OPEN);
        assertThat(privacy.of(ben)).isEqualTo(Privacy.OPEN);
        jdbc.update("update contact_privacy set shares_receipts = false");

        privacy.endException(ben, anna);

        assertThat(privacy.exceptions(ben)).isEmpty();
        assertThat(privacy.towards(ben, anna)).isEqualTo(Privacy.OPEN.withReceipts(false));
    }

    @Test
    void whoHidesHisTypingFromOneShowsItToTheOthers() {
        send(anna, ben, "Hello");
        send(mallory, ben, "Hello");
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        var mallorys = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll);
                var other = broadcaster.subscribe(ConversationService.inbox(mallory), mallorys::addAll)) {
            privacy.changeTowards(ben, anna, now -> Privacy.OPEN.withTyping(false));
            messages.typing(ben, anna, true);
            messages.typing(ben, mallory, true);
            privacy.changeTowards(ben, anna, now -> Privacy.OPEN);
            messages.typing(ben, anna, false);

            await().untilAsserted(() -> assertThat(annas).containsExactly(new InboxEvent.Typing(ben, false)));
            await().untilAsserted(() -> assertThat(mallorys).containsExactly(new InboxEvent.Typing(ben, true)));
        }
    }

    @Test
    void whoDoesNotShareHisTypingTypesUnseen() {
        send(anna, ben, "Hello");
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll)) {
            privacy.change(ben, now -> new Privacy(true, true, false));
            messages.typing(ben, anna, true);
            privacy.change(ben, now -> Privacy.OPEN);
            messages.typing(ben, anna, false);

            await().untilAsserted(() -> assertThat(annas).containsExactly(new InboxEvent.Typing(ben, false)));
        }
    }

    @Test
    void whoeverIsInvisibleTypesUnseen() {
        send(anna, ben, "Hello");
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll)) {
            availabilities.change(ben, Availability.Mode.INVISIBLE, Optional.empty());
            messages.typing(ben, anna, true);
            availabilities.change(ben, Availability.Mode.USUAL, Optional.empty());
            messages.typing(ben, anna, false);

            await().untilAsserted(() -> assertThat(annas).containsExactly(new InboxEvent.Typing(ben, false)));
        }
    }

    @Test
    void whoIsInvisibleIsSoToAllButHimself() {
        try (var here = presence.open(ben)) {
            here.touched();
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Online());

            privacy.change(ben, now -> new Privacy(false, true, true));

            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(mallory, ben)).isEqualTo(new Presence.Hidden());
            assertThat(presence.of(ben, ben)).isEqualTo(new Presence.Online());
        }
        assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Hidden());
    }

    @Test
    void thoseWhoFollowAPersonAreToldWhenHeHides() {
        var told = new CopyOnWriteArrayList<Object>();
        try (var following = broadcaster.subscribe(PresenceService.topic(ben), told::addAll)) {
            privacy.change(ben, now -> new Privacy(false, true, true));

            await().untilAsserted(() -> assertThat(told).isNotEmpty());
        }
    }
}
