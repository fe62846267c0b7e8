package io.parley.conversation.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.MenuItem;
import io.parley.account.UserProfile;
import io.parley.contact.Privacy;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Lifetime;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be done to a conversation: one menu for all rows of a list, filled when it opens.
 *
 * <p>It opens with a right click, a long press, the key for menus, and with the button that each row has.
 */
final class ConversationMenu extends ContextMenu {

    private static final Map<String, Duration> SHORT_MUTES = new LinkedHashMap<>();

    static {
        SHORT_MUTES.put("conversation.menu.mute.hour", Duration.ofHours(1));
        SHORT_MUTES.put("conversation.menu.mute.hours", Duration.ofHours(8));
        SHORT_MUTES.put("conversation.menu.mute.week", Duration.ofDays(7));
    }

    /**
     * What the menu opens for.
     *
     * @param conversation absent while nobody has written yet
     * @param isPerson whether it is another person, and not the viewer's own notes
     * @param privacy what that person may know, where it is to be chosen
     */
    record Chosen(
            UserProfile peer,
            Optional<ConversationSummary> conversation,
            boolean isPerson,
            boolean isBlocked,
            Optional<Privacy> privacy) {}

    private final Function<String, Optional<Chosen>> conversations;
    private final ListActs acts;
    private final Clock clock;

    /** @param conversations finds a conversation by the path to it, or whatever else the target tells */
    ConversationMenu(Function<String, Optional<Chosen>> conversations, ListActs acts, Clock clock) {
        this.conversations = conversations;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    protected boolean onBeforeOpenMenu(ObjectNode detail) {
        var chosen = conversations.apply(detail.path("path").asString(""));
        chosen.ifPresent(this::fill);
        return chosen.isPresent();
    }

    private void fill(Chosen chosen) {
        removeAll();
        chosen.conversation().ifPresent(conversation -> offer(conversation, chosen.isBlocked()));
        chosen.conversation()
                .ifPresent(conversation ->
                        addItem(getTranslation("conversation.menu.export"), click -> acts.export(conversation)));
        chosen.privacy().ifPresent(privacy -> offerPrivacy(chosen.peer(), privacy));
        if (chosen.isPerson()) {
            offerBlock(chosen.peer(), chosen.isBlocked());
        }
    }

    private void offerPrivacy(UserProfile peer, Privacy now) {
        offerPrivacy(peer, "receipts", now.receipts(), it -> it.withReceipts(!now.receipts()));
        offerPrivacy(peer, "typing", now.typing(), it -> it.withTyping(!now.typing()));
    }

    private void offerPrivacy(UserProfile peer, String key, boolean isShared, UnaryOperator<Privacy> other) {
        var caption = getTranslation(
                "conversation.menu.share." + key, peer.displayName().value());
        var item = addItem(caption, click -> acts.share(peer, other));
        tick(item, isShared);
        // the check is for the eyes alone
        item.setAriaLabel(getTranslation("conversation.menu.share." + (isShared ? "on" : "off"), caption));
    }

    /** Not by {@code setChecked}: what it calls in the browser fails on items that are made when the menu opens once more. */
    private static void tick(MenuItem item, boolean isTicked) {
        item.getElement().setProperty("_checked", isTicked);
    }

    private void offerBlock(UserProfile peer, boolean isBlocked) {
        if (isBlocked) {
            addItem(getTranslation("conversation.menu.unblock"), click -> acts.unblock(peer));
        } else {
            addItem(getTranslation("conversation.menu.block"), click -> acts.block(peer));
        }
    }

    private void offer(ConversationSummary conversation, boolean isBlocked) {
        if (conversation.isRequest()) {
            addItem(getTranslation("conversation.menu.accept"), click -> acts.accept(conversation.id()));
            offerArchive(conversation);
        } else {
            offerAll(conversation, isBlocked);
        }
    }

    private void offerAll(ConversationSummary conversation, boolean isBlocked) {
        var now = conversation.arrangement();
        offer(conversation, now.pinned() ? "unpin" : "pin", it -> it.withPinned(!now.pinned()));
        if (conversation.isUnread()) {
            addItem(getTranslation("conversation.menu.read"), click -> acts.markRead(conversation));
        } else {
            offer(conversation, "unread", it -> it.withMarkedUnread(true));
        }
        offerMute(conversation, now);
        if (!isBlocked) {
            offerLifetimes(conversation);
        }
        offerArchive(conversation);
    }

    private void offerArchive(ConversationSummary conversation) {
        var isArchived = conversation.arrangement().archived();
        offer(conversation, isArchived ? "unarchive" : "archive", it -> it.withArchived(!isArchived));
    }

    private void offer(ConversationSummary conversation, String key, UnaryOperator<Arrangement> change) {
        addItem(getTranslation("conversation.menu." + key), click -> acts.arrange(conversation, change));
    }

    private void offerLifetimes(ConversationSummary conversation) {
        var lengths = addItem(getTranslation("conversation.menu.lifetime")).getSubMenu();
        for (var lifetime : Lifetime.values()) {
            var caption = LifetimeWords.of(this, lifetime);
            var length = lengths.addItem(caption, click -> acts.keepFor(conversation, lifetime));
            if (conversation.lifetime() == lifetime) {
                tick(length, true);
                length.setAriaLabel(getTranslation("conversation.menu.lifetime.chosen", caption));
            }
        }
    }

    private void offerMute(ConversationSummary conversation, Arrangement now) {
        if (now.isMutedAt(clock.instant())) {
            offer(conversation, "unmute", it -> it.withMutedUntil(Optional.empty()));
            return;
        }
        var lengths = addItem(getTranslation("conversation.menu.mute")).getSubMenu();
        SHORT_MUTES.forEach((key, length) -> lengths.addItem(
                getTranslation(key),
                click -> acts.arrange(
                        conversation,
                        it -> it.withMutedUntil(Optional.of(clock.instant().plus(length))))));
        lengths.addItem(
                getTranslation("conversation.menu.mute.always"),
                click -> acts.arrange(conversation, it -> it.withMutedUntil(Optional.of(Arrangement.FOR_EVER))));
    }
}
