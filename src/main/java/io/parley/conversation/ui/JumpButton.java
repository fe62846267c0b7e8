package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import io.parley.uikit.Occasional;
import java.util.function.Consumer;

/** Leads to the end of a thread while that is not in view, and tells how much has come there meanwhile. */
final class JumpButton {

    private static final double AT_END_PIXELS = 100;

    private final Runnable onPress;
    private final Occasional<Button> button;
    private boolean scrolledUp;
    private boolean endMissing;
    private long unseen;

    /** @param place puts it where it belongs on the screen */
    JumpButton(Consumer<Button> place, Runnable onPress) {
        this.onPress = onPress;
        button = new Occasional<>(this::make, place);
    }

    private Button make() {
        var made = new Button();
        made.addClassName("parley-jump");
        made.addClickListener(click -> onPress.run());
        return made;
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
        button.setVisible(scrolledUp || endMissing);
        button.ifMade(made -> made.setText(
                unseen > 0
                        ? made.getTranslation("conversation.thread.jump-new", unseen)
                        : made.getTranslation("conversation.thread.jump")));
    }
}
