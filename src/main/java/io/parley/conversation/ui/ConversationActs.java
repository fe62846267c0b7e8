package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.Privacy;
import io.parley.contact.ui.BlockDialog;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Lifetime;
import java.util.function.UnaryOperator;

/** Does what the viewer has chosen from a {@link ConversationMenu}. */
record ConversationActs(ConversationServices services, UserId viewer, Errands errands) implements ListActs {

    @Override
    public void arrange(ConversationSummary conversation, UnaryOperator<Arrangement> change) {
        errands.run(() -> services.arrangements().arrange(viewer, conversation.id(), change));
    }

    @Override
    public void keepFor(ConversationSummary conversation, Lifetime lifetime) {
        errands.run(() -> services.lifetimes().set(viewer, conversation.id(), lifetime));
    }

    @Override
    public void markRead(ConversationSummary conversation) {
        errands.run(() -> {
            services.receipts().read(viewer, conversation.id(), Long.MAX_VALUE);
            services.arrangements().arrange(viewer, conversation.id(), it -> it.withMarkedUnread(false));
        });
    }

    @Override
    public void export(ConversationSummary conversation) {
        new ExportDialog(services, viewer, conversation.peer(), conversation.id()).open();
    }

    @Override
    public void block(UserProfile peer) {
        new BlockDialog(peer, () -> errands.run(() -> services.contacts().block(viewer, peer.id()))).open();
    }

    @Override
    public void unblock(UserProfile peer) {
        errands.run(() -> services.contacts().unblock(viewer, peer.id()));
    }

    @Override
    public void share(UserProfile peer, UnaryOperator<Privacy> change) {
        errands.run(() -> services.privacy().changeTowards(viewer, peer.id(), change));
    }

    @Override
    public void accept(ConversationId id) {
        errands.run(() -> services.requests().accept(viewer, id));
    }
}
