package io.parley.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.contact.Privacy;
import io.parley.contact.PrivacyService;
import io.parley.conversation.MessageStatus.Delivered;
import io.parley.conversation.MessageStatus.Read;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.realtime.Broadcaster;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ben lets others know less of him. */
class PrivacyTest extends ConversationTest {

    @Autowired
    private PrivacyService privacy;

    @Autowired
    private PresenceService presence;

    @Autowired
    private Broadcaster broadcaster;

    @Test
    void whatIsReadWithoutReceiptsStopsAtDelivered() {
        var id = sendMany(anna, ben, 2);
        privacy.change(ben, new Privacy(true, false, true));

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
    void readingConfirmsTheDeliveryEvenWithoutReceipts() {
        var id = sendMany(anna, ben, 1);
        privacy.change(ben, new Privacy(true, false, true));

        receipts.read(ben, id, 1);

        assertThat(status(anna, "ben", 1)).isInstanceOf(Delivered.class);
    }

    @Test
    void switchedOnLaterTheyAreSharedFromThenOnAlone() {
        var id = sendMany(anna, ben, 1);
        privacy.change(ben, new Privacy(true, false, true));
        receipts.read(ben, id, 1);
        privacy.change(ben, Privacy.OPEN);
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
    void whoDoesNotShareHisTypingTypesUnseen() {
        send(anna, ben, "Hello");
        var annas = new CopyOnWriteArrayList<InboxEvent>();
        try (var one = broadcaster.subscribe(ConversationService.inbox(anna), annas::addAll)) {
            privacy.change(ben, new Privacy(true, true, false));
            messages.typing(ben, anna, true);
            privacy.change(ben, Privacy.OPEN);
            messages.typing(ben, anna, false);

            await().untilAsserted(() -> assertThat(annas).containsExactly(new InboxEvent.Typing(ben, false)));
        }
    }

    @Test
    void whoIsInvisibleIsSoToAllButHimself() {
        try (var here = presence.open(ben)) {
            here.touched();
            assertThat(presence.of(anna, ben)).isEqualTo(new Presence.Online());

            privacy.change(ben, new Privacy(false, true, true));

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
            privacy.change(ben, new Privacy(false, true, true));

            await().untilAsserted(() -> assertThat(told).isNotEmpty());
        }
    }
}
