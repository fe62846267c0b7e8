package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Emoji;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that one can choose an emoji by. */
@ViewTest
class EmojiBoardTest {

    private final List<Emoji> chosen = new ArrayList<>();
    private Screen screen;

    @BeforeEach
    void aBoard(People people, Screens screens) {
        screen = screens.showing(people.registered("anna"), () -> new EmojiBoard(chosen::add));
    }

    @Test
    void itBeginsWithSmileysAndShowsOneGroupAtATime() {
        assertThat(offered()).startsWith("😀").doesNotContain("🐶");

        screen.press("Animals and nature");

        assertThat(offered()).contains("🐶").doesNotContain("😀");
        assertThat(screen.get(() -> grid().getAttribute("aria-label"))).isEqualTo("Animals and nature");
    }

    @Test
    void aPressChooses() {
        presses("😂");

        assertThat(chosen).containsExactly(new Emoji("😂"));
    }

    @Test
    void whatIsNotOfferedIsNotChosenWhateverTheBrowserSays() {
        presses("🐶");
        presses("<b>");
        presses("");

        assertThat(chosen).isEmpty();
    }

    @Test
    void itIsFoundByItsNameAndEnterTakesTheFirst() {
        screen.type("Search emoji", "Tada");
        assertThat(offered()).containsExactly("🎉");

        screen.fire(screen.the(TextField.class), "keydown", Map.of(PersonFinder.ENTER_KEY, true));
        assertThat(chosen).containsExactly(new Emoji("🎉"));
    }

    @Test
    void wherePeopleFindNothingTheyAreToldWhy() {
        screen.type("Search emoji", "Feuerwehr");

        assertThat(offered()).isEmpty();
        assertThat(screen.get(() -> grid().getAttribute("data-name"))).contains("Their names are English");

        screen.type("Search emoji", "");
        assertThat(offered()).startsWith("😀");
    }

    @Test
    void whatWasUsedLastIsKeptByTheBrowser() {
        screen.clientAnswers("getItem", "👀 <script> 🔥 🔥x");
        assertThat(offered()).startsWith("😀");

        screen.press("Recently used");
        assertThat(offered()).containsExactly("👀", "🔥");

        presses("🔥");
        assertThat(screen.parameters("setItem")).first().isEqualTo("🔥");
    }

    @Test
    void whoHasUsedManyBeginsWithThem() {
        screen.clientAnswers("getItem", "👀 🔥 🎉 👍 👎 🙏 👏 ✅ 😢");

        assertThat(offered()).hasSize(9).startsWith("👀");
    }

    @Test
    void oneTabStopLeadsIntoTheGrid() {
        assertThat(screen.get(() -> grid().getChildren()
                        .filter(button -> "0".equals(button.getAttribute("tabindex")))
                        .count()))
                .isOne();
    }

    private void presses(String emoji) {
        screen.fire(screen.get(this::grid), "click", Map.of(EmojiBoard.CHOSEN, emoji));
    }

    private List<String> offered() {
        return screen.get(() -> grid().getChildren().map(Element::getText).toList());
    }

    private Element grid() {
        return screen.the(EmojiBoard.class).getElement().getChild(2);
    }
}
