package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.MessagePage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings the stretch of the conversation into a thread that a person wants to see. */
final class ThreadPages {

    private final ConversationService conversations;
    private final UserId viewer;
    private final MessageThread thread;
    private final Supplier<Optional<ConversationId>> conversation;
    private final Errands errands;
    private final Consumer<MessagePage> onShown;

    /**
     * Brings the pages that a thread asks for.
     *
     * @param conversation what the thread shows, once anybody has written
     * @param onShown hears of each page that has been loaded beside the screen, and may be older than what stands there
     */
    ThreadPages(
            ConversationServices services,
            UserId viewer,
            MessageThread thread,
            Supplier<Optional<ConversationId>> conversation,
            Errands errands,
            Consumer<MessagePage> onShown) {
        this.conversations = services.conversations();
        this.viewer = viewer;
        this.thread = thread;
        this.conversation = conversation;
        this.errands = errands;
        this.onShown = onShown;
        thread.addPageWantedListener(event -> want(event.end()));
        thread.addJumpWantedListener(event -> jumpTo(event.seq()));
    }

    /** Shows the messages around one, which stands out; for a screen that is not attached yet. */
    void showAround(long seq) {
        conversation.get().ifPresent(id -> {
            thread.showInstead(conversations.around(viewer, id, seq));
            thread.addAttachListener(event -> thread.pointAt(seq));
        });
    }

    private void jumpTo(long seq) {
        if (thread.message(seq).isPresent()) {
            thread.jumpTo(seq);
            return;
        }
        load(id -> conversations.around(viewer, id, seq), page -> {
            thread.showInstead(page);
            thread.jumpTo(seq);
        });
    }

    private void want(PageWanted.End end) {
        switch (end) {
            case OLDER -> {
                var first = thread.firstSeq().orElse(Long.MAX_VALUE);
                load(id -> conversations.before(viewer, id, first), page -> thread.showOlder(page, first));
            }
            case NEWER -> {
                var last = thread.lastSeq().orElse(0);
                load(id -> conversations.after(viewer, id, last), page -> thread.showNewer(page, last));
            }
            case LATEST -> wantLatest();
        }
    }

    /** Shows the end of the conversation. */
    void wantLatest() {
        if (thread.isAtLatest()) {
            thread.scrollToEnd();
            return;
        }
        load(id -> conversations.latest(viewer, id), page -> {
            thread.showInstead(page);
            thread.scrollToEnd();
        });
    }

    private void load(Function<ConversationId, MessagePage> read, Consumer<MessagePage> show) {
        conversation
                .get()
                .ifPresent(id -> errands.fetch(
                        () -> read.apply(id),
                        page -> {
                            show.accept(page);
                            onShown.accept(page);
                        },
                        thread::offerPages));
    }
}
