package io.parley.conversation.ui;

import io.parley.account.UserId;
import io.parley.conversation.Emoji;
import io.parley.conversation.Message;
import io.parley.uikit.ViewerTime;
import java.util.function.BiConsumer;

/**
 * What the rows of one thread have in common.
 *
 * @param onReaction hears of a reaction that the viewer adds, or takes back if it is his already
 */
record RowSetting(
        UserId viewer, String viewerName, String peerName, ViewerTime time, BiConsumer<Message, Emoji> onReaction) {

    String nameOf(UserId person) {
        return person.equals(viewer) ? viewerName : peerName;
    }
}
