package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;

/** Leads to the end of a thread while that is not in view, and tells how much has come there meanwhile. */
final class JumpButton extends Button {

    private static final double AT_END_PIXELS = 100;

    private boolean scrolledUp;
    private boolean endMissing;
    private long unseen;

    JumpButton() {
        addClassName("parley-jump");
        setVisible(false);
    }

    boolean isScrolledUp() {
        return scrolledUp;
    }

    /** The viewer has scrolled so far from the end of the rows. */
    void scrolled(double pixelsFromBottom) {
        scrolledUp = pixelsFromBottom > AT_END_PIXELS;
        if (!scrolledUp) {
            unseen = 0;
        }
        refresh();
    }

    /** A message of the peer has come; out of view, if the viewer has scrolled up. */
    void arrived() {
        if (scrolledUp) {
            unseen++;
        }
    }

    /** The viewer is led to the end. */
    void jumped() {
        unseen = 0;
    }

    /** Whether the end of the conversation is not among the rows. */
    void setEndMissing(boolean isMissing) {
        endMissing = isMissing;
        refresh();
    }

    private void refresh() {
        setVisible(scrolledUp || endMissing);
        if (isVisible()) {
            setText(
                    unseen > 0
                            ? getTranslation("conversation.thread.jump-new", unseen)
                            : getTranslation("conversation.thread.jump"));
        }
    }
}
