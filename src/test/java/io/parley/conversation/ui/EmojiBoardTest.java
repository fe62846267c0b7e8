package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Emoji;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    void wherePeopleFindNothingTheyAreToldSo() {
        screen.type("Search emoji", "no such thing");

        assertThat(offered()).isEmpty();
        assertThat(screen.get(() -> grid().getAttribute("data-name"))).isEqualTo("No emoji is called so.");

        screen.type("Search emoji", "");
        assertThat(offered()).startsWith("😀");
    }

    @Test
    void namesAndSearchAreInTheLanguageOfThePerson(People people, Screens screens) {
        var german = screens.showing(people.registered("ben"), () -> {
            UI.getCurrent().setLocale(Locale.GERMAN);
            return new EmojiBoard(chosen::add);
        });
        german.clientAnswers("getItem", "🔥");
        screen = german;

        screen.press("Zuletzt verwendet");
        assertThat(titles()).containsExactly("Feuer");
        screen.type("Emoji suchen", "herz");
        assertThat(offered()).contains("❤️", "💘");
        assertThat(titles()).contains("rotes Herz", "Herz mit Pfeil");
        screen.type("Emoji suchen", "tada");
        assertThat(offered()).containsExactly("🎉");
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

    @Test
    void theGroupThatIsChosenStaysTheOneThatHasTheFocus() {
        var animals = screen.the(NativeButton.class, "Animals and nature");
        var smileys = screen.the(NativeButton.class, "Smileys and emotion");

        screen.press("Animals and nature");

        assertThat(screen.the(NativeButton.class, "Animals and nature")).isSameAs(animals);
        assertThat(isPressed(animals)).isEqualTo("true");
        assertThat(isPressed(smileys)).isEqualTo("false");
    }

    private String isPressed(NativeButton tab) {
        return screen.get(() -> tab.getElement().getAttribute("aria-pressed"));
    }

    private void presses(String emoji) {
        screen.fire(screen.get(this::grid), "click", Map.of(EmojiBoard.CHOSEN, emoji));
    }

    private List<String> offered() {
        return screen.get(() -> grid().getChildren().map(Element::getText).toList());
    }

    private List<String> titles() {
        return screen.get(() ->
                grid().getChildren().map(button -> button.getAttribute("title")).toList());
    }

    private Element grid() {
        return screen.the(EmojiBoard.class).getElement().getChild(2);
    }
}
