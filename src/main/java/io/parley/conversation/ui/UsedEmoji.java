package io.parley.conversation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import io.parley.conversation.Emoji;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The emoji that were used last, which the browser keeps. */
final class UsedEmoji {

    private static final String KEPT = "return localStorage.getItem('parley.emoji') ?? ''";

    private static final String ADD = """
            const kept = (localStorage.getItem('parley.emoji') ?? '').split(' ').filter(one => one && one !== $0);
            localStorage.setItem('parley.emoji', [$0, ...kept].slice(0, $1).join(' '));
            """;

    private static final int MOST = 27;

    private UsedEmoji() {}

    /** Asks the browser of an element, the one that was used last first. */
    static void ask(Element element, Consumer<List<Emoji>> onAnswer) {
        element.executeJs(KEPT).then(String.class, kept -> onAnswer.accept(read(kept)));
    }

    /** What the browser has kept, whatever that may be. */
    private static List<Emoji> read(String kept) {
        return Stream.of(kept.split(" "))
                .flatMap(text -> emoji(text).stream())
                .limit(MOST)
                .toList();
    }

    /** What a browser calls an emoji; empty if it is none. */
    static Optional<Emoji> emoji(String text) {
        try {
            return Optional.of(new Emoji(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Somebody has chosen one. The page keeps it, because what it was chosen from may be gone in the same moment. */
    static void add(Optional<UI> ui, Emoji emoji) {
        ui.ifPresent(open -> open.getPage().executeJs(ADD, emoji.text(), MOST));
    }
}
