package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationChanges;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Draft;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.MessageService;
import io.parley.conversation.OpenedConversation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Finds out what one screen of a conversation has missed; loads on any thread, one at a time. */
final class ConversationFeed {

    /**
     * What a screen has missed.
     *
     * @param opened the conversation anew, when it has just come into being or too much has changed to list it
     * @param changes what has changed after the revision that the screen held
     * @param draft the draft as it is now, when it was changed on another screen
     */
    record Missed(Optional<OpenedConversation> opened, Optional<ConversationChanges> changes, Optional<Draft> draft) {

        static final Missed NOTHING = new Missed(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final ConversationService conversations;
    private final MessageService messages;
    private final UserId viewer;
    private final UserProfile peer;
    private final TypingPeers typing;

    private final AtomicBoolean draftMoved = new AtomicBoolean();
    private final AtomicBoolean onlyTypingMoved = new AtomicBoolean();
    private volatile @Nullable ConversationId id;
    private volatile long rev;

    ConversationFeed(
            ConversationService conversations,
            MessageService messages,
            UserId viewer,
            OpenedConversation opened,
            TypingPeers typing) {
        this.conversations = conversations;
        this.messages = messages;
        this.viewer = viewer;
        this.peer = opened.peer();
        this.typing = typing;
        holds(opened);
    }

    /** The conversation, once anybody has written. */
    Optional<ConversationId> id() {
        return Optional.ofNullable(id);
    }

    /** The screen shows everything of this. */
    void holds(OpenedConversation opened) {
        id = opened.id().orElse(null);
        rev = opened.rev();
    }

    /** The screen shows everything up to this revision. */
    void holds(long appliedRev) {
        rev = Math.max(rev, appliedRev);
    }

    /** Takes note of hints, and tells whether they concern this screen. */
    boolean concerns(List<InboxEvent> events) {
        var concerned = false;
        var moved = false;
        for (var event : events) {
            if (!event.peer().equals(peer.id())) {
                continue;
            }
            switch (event) {
                case InboxEvent.ConversationChanged changed -> {
                    if (changed.rev() > rev || id == null) {
                        moved = true;
                        concerned = true;
                    }
                }
                case InboxEvent.Arranged arranged -> {
                    // what is read and not shared raises no revision
                    moved = true;
                    concerned = true;
                }
                case InboxEvent.MessageHidden hidden -> {
                    moved = true;
                    concerned = true;
                }
                case InboxEvent.Typing hint -> {
                    typing.note(hint);
                    concerned = true;
                }
                case InboxEvent.DraftChanged drafted -> {
                    draftMoved.set(true);
                    moved = true;
                    concerned = true;
                }
            }
        }
        if (concerned && !moved) {
            onlyTypingMoved.set(true);
        }
        return concerned;
    }

    Missed load() {
        if (onlyTypingMoved.getAndSet(false)) {
            return Missed.NOTHING;
        }
        var draft = draftMoved.getAndSet(false)
                ? Optional.of(
                        messages.draft(viewer, peer.id()).orElseGet(() -> new Draft(ClientMessageId.random(), "")))
                : Optional.<Draft>empty();
        var known = id;
        if (known == null) {
            var opened = conversations
                    .open(viewer, peer.username())
                    .filter(anew -> anew.id().isPresent());
            return new Missed(opened, Optional.empty(), draft);
        }
        var changes = conversations.changesAfter(viewer, known, rev);
        return changes.complete()
                ? new Missed(Optional.empty(), Optional.of(changes), draft)
                : new Missed(conversations.open(viewer, peer.username()), Optional.empty(), draft);
    }
}
