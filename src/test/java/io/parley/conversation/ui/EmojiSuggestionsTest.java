package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.JsonConstants;
import io.parley.support.People;
import io.parley.support.Screen;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is offered while somebody types a word after a colon; what the browser makes of it is tried in {@code ConversationIT}. */
@ViewTest
class EmojiSuggestionsTest {

    private Screen screen;

    @BeforeEach
    void aComposer(People people, Screens screens) {
        people.registered("ben");
        screen = screens.open("chat/ben", people.registered("anna"));
    }

    @Test
    void theWordAfterAColonBringsEmojiAndTheAnswerSaysForWhichWordItIs() {
        types("hear");

        assertThat(offered()).hasSize(6).contains("❤️:heart:");
        assertThat(screen.parameters("parleySuggest(")).contains("hear");
    }

    @Test
    void namesInTheLanguageOfThePersonBringEmojiToo() {
        screen.run(() -> UI.getCurrent().setLocale(Locale.GERMAN));
        types("rotes");

        assertThat(offered()).contains("❤️rotes Herz");

        types("tada");
        assertThat(screen.get(() -> list().getChild(0).getAttribute("title"))).isEqualTo("Konfettibombe");
    }

    @Test
    void whatFitsNothingBringsAnEmptyList() {
        types("hear");
        types("hearsay");

        assertThat(offered()).isEmpty();
        assertThat(screen.parameters("parleySuggest(")).contains("hearsay");
    }

    @Test
    void theListHasANameAndItsEntriesAreOptions() {
        types("tada");

        assertThat(screen.get(() -> list().getAttribute("aria-label"))).contains("Enter takes one");
        assertThat(screen.get(() -> list().getChild(0).getAttribute("role"))).isEqualTo("option");
        assertThat(screen.get(() -> list().getChild(0).getAttribute("data-emoji")))
                .isEqualTo("🎉");
    }

    @Test
    void whatIsTakenCountsAsUsedLastAndNothingElseDoes() {
        takes("<b>");
        assertThat(screen.parameters("parley.emoji")).isEmpty();

        takes("🎉");
        assertThat(screen.parameters("parley.emoji")).first().isEqualTo("🎉");
    }

    private void takes(String emoji) {
        screen.fire(screen.the(Composer.class), "parley-emoji-taken", Map.of(EmojiSuggestions.TAKEN, emoji));
    }

    private void types(String word) {
        screen.fire(
                screen.the(Composer.class),
                "parley-word",
                Map.of(
                        EmojiSuggestions.WORD,
                        word,
                        JsonConstants.EVENT_DATA_PHASE,
                        JsonConstants.EVENT_PHASE_TRAILING));
    }

    private List<String> offered() {
        return screen.get(
                () -> list().getChildren().map(Element::getTextRecursively).toList());
    }

    private Element list() {
        return screen.the(EmojiSuggestions.class).getElement();
    }
}
