package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;
import io.parley.uikit.ViewerTime;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the rows of one thread have in common.
 *
 * @param peerName what the peer is called now
 * @param originals the messages that others answer, by their seqs, as far as they are there
 * @param onJump hears of a message that the viewer wants to see where it stands, by its seq
 * @param onReaction hears of a reaction that the viewer adds, or takes back if it is his already
 */
record RowSetting(
        UserId viewer,
        String viewerName,
        Supplier<String> peerName,
        ViewerTime time,
        Function<Long, Optional<Message>> originals,
        Consumer<Long> onJump,
        BiConsumer<Message, Emoji> onReaction) {

    String nameOf(UserId person) {
        return person.equals(viewer) ? viewerName : peerName.get();
    }
}
