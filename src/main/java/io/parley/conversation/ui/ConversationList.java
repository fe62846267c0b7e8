package io.parley.conversation.ui;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.shared.Registration;
import io.parley.account.UserId;
import io.parley.conversation.ConversationSummary;
import io.parley.presence.Presence;
import io.parley.uikit.EmptyState;
import io.parley.uikit.ViewerTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The conversations of one person, newest first; knows no service. */
public final class ConversationList extends Div {

    private static final Comparator<ConversationSummary> NEWEST_FIRST = Comparator.comparing(
                    ConversationSummary::activeAt)
            .thenComparing(summary -> summary.id().value())
            .reversed();

    /** Moves the focus from one conversation to the one {@code $0} further down. */
    private static final String MOVE_FOCUS = """
            const links = [...this.querySelectorAll('a')];
            const at = links.indexOf(document.activeElement);
            links[Math.min(links.length - 1, Math.max(0, at + $0))]?.focus();
            """;

    private final ViewerTime time;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final EmptyState empty;
    private final Map<UserId, ConversationRow> rows = new LinkedHashMap<>();
    private Optional<String> selectedPath = Optional.empty();

    /** A person wants to see the conversations after the last one that is shown. */
    public static final class MoreWanted extends ComponentEvent<ConversationList> {
        private MoreWanted(ConversationList source) {
            super(source, true);
        }
    }

    public ConversationList(ViewerTime time) {
        this.time = time;
        addClassName("parley-conversation-list");
        list.getElement().setAttribute("role", "list");
        list.getElement().setAttribute("aria-label", getTranslation("conversation.list.name"));
        empty = new EmptyState(
                getTranslation("conversation.list.empty.title"),
                getTranslation("conversation.list.empty.sentence"),
                new FindPeopleLink());
        empty.setVisible(false);
        more.setText(getTranslation("conversation.list.more"));
        more.addClassName("parley-more");
        more.setVisible(false);
        more.setDisableOnClick(true);
        more.addClickListener(event -> fireEvent(new MoreWanted(this)));
        add(empty, list, more);
        moveFocusOn(Key.ARROW_DOWN, 1);
        moveFocusOn(Key.ARROW_UP, -1);
    }

    private void moveFocusOn(Key key, int rowsDown) {
        Shortcuts.addShortcutListener(list, () -> list.getElement().executeJs(MOVE_FOCUS, rowsDown), key)
                .listenOn(list);
    }

    public Registration addMoreWantedListener(ComponentEventListener<MoreWanted> listener) {
        return addListener(MoreWanted.class, listener);
    }

    /** Shows conversations, in place of what is shown of them; the others stay. */
    public void show(List<ConversationSummary> summaries) {
        for (var summary : summaries) {
            var row = rows.get(summary.peer().id());
            if (row == null) {
                row = new ConversationRow(summary, time);
                row.setSelected(isSelected(summary));
                rows.put(summary.peer().id(), row);
                list.add(row);
                place(row);
            } else if (summary.rev() >= row.summary().rev()) {
                var moved = !summary.activeAt().equals(row.summary().activeAt());
                row.show(summary);
                if (moved) {
                    place(row);
                }
            }
        }
        empty.setVisible(rows.isEmpty());
    }

    private void place(ConversationRow row) {
        var before = (int) list.getChildren()
                .filter(other -> other != row)
                .map(ConversationRow.class::cast)
                .takeWhile(other -> NEWEST_FIRST.compare(other.summary(), row.summary()) < 0)
                .count();
        if (list.indexOf(row) != before) {
            list.addComponentAtIndex(before, row);
        }
    }

    /** Whether there are more conversations than are shown. */
    public void setMore(boolean hasMore) {
        more.setVisible(hasMore);
        more.setEnabled(true);
    }

    /** Marks the conversation whose view is open; an empty path marks none. */
    public void select(String path) {
        selectedPath = path.isEmpty() ? Optional.empty() : Optional.of(path);
        rows.values().forEach(row -> row.setSelected(isSelected(row.summary())));
    }

    private boolean isSelected(ConversationSummary summary) {
        return selectedPath
                .filter(ConversationNavigation.path(summary.peer().username())::equals)
                .isPresent();
    }

    public void show(UserId peer, Presence presence) {
        Optional.ofNullable(rows.get(peer)).ifPresent(row -> row.show(presence));
    }

    public void showTyping(Predicate<UserId> isTyping) {
        rows.forEach((peer, row) -> row.setTyping(isTyping.test(peer)));
    }

    /** The people whose conversations are shown. */
    public Set<UserId> peers() {
        return Set.copyOf(rows.keySet());
    }

    /** The last conversation that is shown. */
    public Optional<ConversationSummary> last() {
        return rows.values().stream().map(ConversationRow::summary).max(NEWEST_FIRST);
    }
}
