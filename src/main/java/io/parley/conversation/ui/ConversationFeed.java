package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationChanges;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.Draft;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.Message;
import io.parley.conversation.MessageService;
import io.parley.conversation.OpenedConversation;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
    record Missed(
            Optional<OpenedConversation> opened, Optional<ConversationChanges> changes, Optional<MovedDraft> draft) {}

    /** @param answered what the draft answers */
    record MovedDraft(Draft draft, Optional<Message> answered) {}

    private final ConversationService conversations;
    private final MessageService messages;
    private final UserId viewer;
    private final UserProfile peer;
    private final TypingPeers typing;

    private final AtomicBoolean draftMoved = new AtomicBoolean();
    private final AtomicBoolean moved = new AtomicBoolean();
    private final AtomicLong raisedTo = new AtomicLong();

    /** The oldest revision at which something is shown since the last load. */
    private final AtomicLong shown = new AtomicLong(Long.MAX_VALUE);

    private final AtomicBoolean hinted = new AtomicBoolean();
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

    /** The screen shows something as it was at this revision: what has changed after it is told once more. */
    void shows(long shownRev) {
        shown.accumulateAndGet(shownRev, Math::min);
        moved.set(true);
    }

    /** Takes note of hints, and tells whether they concern this screen. */
    boolean concerns(List<InboxEvent> events) {
        var concerned = false;
        for (var event : events) {
            concerned |= event.peer().equals(peer.id()) && isNew(event);
        }
        if (concerned) {
            hinted.set(true);
        }
        return concerned;
    }

    private boolean isNew(InboxEvent event) {
        switch (event) {
            case InboxEvent.ConversationChanged changed -> {
                return raisedTo.accumulateAndGet(changed.rev(), Math::max) > rev;
            }
            // what is read and not shared, and what is deleted for oneself, raises no revision
            case InboxEvent.Arranged arranged -> moved.set(true);
            case InboxEvent.MessageHidden hidden -> moved.set(true);
            case InboxEvent.Typing hint -> typing.note(hint);
            case InboxEvent.DraftChanged drafted -> draftMoved.set(true);
        }
        return true;
    }

    /** Without a hint there may be one that was lost: then the changes are asked for. */
    Missed load() {
        rev = Math.min(rev, shown.getAndSet(Long.MAX_VALUE));
        var isHinted = hinted.getAndSet(false);
        var hasMoved = moved.getAndSet(false) || raisedTo.get() > rev;
        var hasDraftMoved = draftMoved.getAndSet(false);
        try {
            var draft = hasDraftMoved ? Optional.of(draft()) : Optional.<MovedDraft>empty();
            return isHinted && !hasMoved ? new Missed(Optional.empty(), Optional.empty(), draft) : missed(draft);
        } catch (RuntimeException e) {
            // what else was hinted at is asked for without a hint, too
            if (hasDraftMoved) {
                draftMoved.set(true);
            }
            throw e;
        }
    }

    private MovedDraft draft() {
        var draft = messages.draft(viewer, peer.id()).orElseGet(() -> new Draft(ClientMessageId.random(), ""));
        return new MovedDraft(draft, draft.replyTo().flatMap(seq -> conversations.messageAt(viewer, peer.id(), seq)));
    }

    private Missed missed(Optional<MovedDraft> draft) {
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
