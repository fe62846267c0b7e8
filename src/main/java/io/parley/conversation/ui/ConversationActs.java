package io.parley.conversation.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.Privacy;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationSummary;
import java.util.function.UnaryOperator;

/** Does what the viewer has chosen from a {@link ConversationMenu}. */
record ConversationActs(ConversationServices services, UserId viewer) implements ListActs {

    @Override
    public void arrange(ConversationSummary conversation, UnaryOperator<Arrangement> change) {
        later(() -> services.arrangements().arrange(viewer, conversation.id(), change));
    }

    @Override
    public void markRead(ConversationSummary conversation) {
        later(() -> {
            services.receipts().read(viewer, conversation.id(), Long.MAX_VALUE);
            services.arrangements().arrange(viewer, conversation.id(), it -> it.withMarkedUnread(false));
        });
    }

    @Override
    public void block(UserProfile peer) {
        var dialog = new ConfirmDialog();
        var name = peer.displayName().value();
        dialog.setHeader(dialog.getTranslation("conversation.block.title", name));
        dialog.setText(dialog.getTranslation("conversation.block.sentence", name));
        dialog.setCancelable(true);
        dialog.setCancelText(dialog.getTranslation("conversation.block.cancel"));
        dialog.setConfirmText(dialog.getTranslation("conversation.menu.block"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirmed -> later(() -> services.contacts().block(viewer, peer.id())));
        dialog.open();
    }

    @Override
    public void unblock(UserProfile peer) {
        later(() -> services.contacts().unblock(viewer, peer.id()));
    }

    @Override
    public void share(UserProfile peer, Privacy privacy) {
        later(() -> services.privacy().changeTowards(viewer, peer.id(), privacy));
    }

    @Override
    public void accept(ConversationId id) {
        later(() -> services.requests().accept(viewer, id));
    }

    private void later(Runnable task) {
        services.threads().execute(task);
    }
}
