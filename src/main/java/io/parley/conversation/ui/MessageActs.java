package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.Command;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.Emoji;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.Reaction;
import io.parley.conversation.Receipts;
import io.parley.conversation.Shortcodes;
import io.parley.realtime.ui.AttachedUi;
import io.parley.uikit.HeldKeys;
import io.parley.uikit.Notifications;
import io.parley.uikit.ViewerTime;
import java.util.function.Consumer;

/** What one person does with the stored messages of one open conversation: by their menu, their reactions and the composer. */
final class MessageActs {

    private final Component screen;
    private final ConversationServices services;
    private final UserId viewer;
    private final UserProfile peer;
    private final ViewerTime time;
    private final MessageThread thread;
    private final Composer composer;
    private final EditMode editing;
    private final AttachedUi ui;
    private final Errands errands;

    MessageActs(
            Component screen,
            ConversationServices services,
            UserId viewer,
            UserProfile peer,
            ViewerTime time,
            MessageThread thread,
            Composer composer) {
        this.screen = screen;
        this.services = services;
        this.viewer = viewer;
        this.peer = peer;
        this.time = time;
        this.thread = thread;
        this.composer = composer;
        editing = composer.editing();
        ui = AttachedUi.of(screen);
        errands = new Errands(screen, services.threads());
        new MessageMenu(thread, viewer, services.actions(), Acting::new);
        thread.addReactionWantedListener(event -> react(event.message(), event.emoji()));
        editing.listen(new EditMode.Listener() {

            @Override
            public void edited(long seq, String text) {
                edit(seq, text);
            }

            @Override
            public void lastWanted() {
                thread.lastOwn()
                        .filter(message -> services.changes().isEditable(viewer, message))
                        .ifPresentOrElse(editing::begin, () -> screen.getUI().ifPresent(HeldKeys::release));
            }

            @Override
            public void kept(long seq, String text) {
                editAgain(seq, text);
            }
        });
    }

    /** Goes on with what was neither stored nor given up, as long as the message can get it. */
    private void editAgain(long seq, String text) {
        errands.fetch(
                () -> services.conversations()
                        .messageAt(viewer, peer.id(), seq)
                        .filter(message -> services.changes().isEditable(viewer, message)
                                && !message.body().text().equals(Shortcodes.replacedIn(text))),
                message ->
                        message.ifPresentOrElse(unchanged -> editing.begin(seq, text), () -> editing.stored(seq, text)),
                () -> {});
    }

    /** The message may have left the screen while it was edited. */
    private void edit(long seq, String text) {
        MessageBody body;
        try {
            body = new MessageBody(Shortcodes.replacedIn(text));
        } catch (InvalidMessageException invalid) {
            editing.refuse(
                    seq,
                    text,
                    invalid.reason() == InvalidMessageException.Reason.TOO_LONG
                            ? screen.getTranslation("conversation.composer.too-long", MessageBody.MAX_CODE_POINTS)
                            : screen.getTranslation("conversation.failed.invalid"));
            return;
        }
        errands.fetch(
                () -> services.conversations()
                        .between(viewer, peer.id())
                        .map(id -> services.changes().edit(viewer, id, seq, body)),
                edited -> editing.stored(seq, text),
                () -> editing.begin(seq, text));
    }

    /** Whether the viewer has a field to write in; where he has none, he is told why. */
    private boolean canWrite() {
        if (!composer.isVisible()) {
            Notifications.problem(screen.getTranslation(
                    services.contacts().hasBlocked(viewer, peer.id())
                            ? "conversation.blocked"
                            : "conversation.request.sentence",
                    peer.displayName().value()));
        }
        return composer.isVisible();
    }

    private void beginEdit(Message message) {
        if (canWrite()) {
            editing.begin(message);
        }
    }

    private void reply(Message message) {
        if (!canWrite()) {
            return;
        }
        editing.end();
        composer.replying().begin(message, message.senderId().equals(viewer));
    }

    private void react(Message message, Emoji emoji) {
        var isNew = !message.marks().reactions().contains(new Reaction(viewer, emoji));
        errands.run(() -> services.changes().react(viewer, message.conversationId(), message.seq(), emoji, isNew));
    }

    private final class Acting implements MessageContext {

        private final Message message;

        Acting(Message message) {
            this.message = message;
        }

        @Override
        public Message message() {
            return message;
        }

        @Override
        public UserId viewer() {
            return viewer;
        }

        @Override
        public UserProfile peer() {
            return peer;
        }

        @Override
        public Receipts receipts() {
            return thread.receipts();
        }

        @Override
        public ViewerTime time() {
            return time;
        }

        @Override
        public Component screen() {
            return screen;
        }

        @Override
        public void edit() {
            beginEdit(message);
        }

        @Override
        public void reply() {
            MessageActs.this.reply(message);
        }

        @Override
        public void react(Emoji emoji) {
            MessageActs.this.react(message, emoji);
        }

        @Override
        public void choosePerson(String title, Consumer<UserProfile> onChosen) {
            new PersonDialog(services, viewer, title, onChosen).open();
        }

        @Override
        public void later(Runnable act) {
            errands.run(act);
        }

        @Override
        public void inScreen(Command act) {
            ui.access(act);
        }
    }
}
