package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.Element;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told about the marks that they can write. */
@ViewTest
class MarksHelpTest {

    private Screen screen;

    @BeforeEach
    void aComposer(People people, Screens screens) {
        people.registered("ben");
        screen = screens.open("chat/ben", people.registered("anna"));
    }

    @Test
    void everyMarkStandsBesideWhatItBecomes() {
        opensHelp();

        assertThat(screen.get(() -> examples()
                        .getChildren()
                        .filter(one -> one.getTag().equals("dd"))
                        .map(one -> one.getChild(0).isTextNode()
                                ? one.getText()
                                : one.getChild(0).getTag())
                        .toList()))
                .isEqualTo(List.of("strong", "em", "s", "code", "pre", "blockquote", "ul", "a", "🎉"));
        assertThat(screen.get(() -> examples().getTextRecursively())).contains("**bold**", "~~struck through~~");
    }

    @Test
    void theKeysAreNamedAndNothingIsHeldWhileItIsClosed() {
        opensHelp();
        assertThat(screen.text()).contains("Ctrl+B");

        screen.run(() -> popover().close());
        assertThat(screen.get(() -> popover().getElement().getChildCount())).isZero();
    }

    private void opensHelp() {
        screen.run(() -> popover().open());
    }

    private Element examples() {
        return popover()
                .getElement()
                .getChildren()
                .filter(child -> child.getTag().equals("dl"))
                .findFirst()
                .orElseThrow();
    }

    private Popover popover() {
        var help = screen.the(MarksHelp.class, "Formatting help");
        return screen.all(Popover.class).stream()
                .filter(one -> one.getTarget() == help)
                .findFirst()
                .orElseThrow();
    }
}
