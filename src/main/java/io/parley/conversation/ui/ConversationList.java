package io.parley.conversation.ui;

import static java.util.stream.Collectors.toSet;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.shared.Registration;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.ListPart;
import io.parley.presence.Presence;
import io.parley.uikit.EmptyState;
import io.parley.uikit.Occasional;
import io.parley.uikit.RowMenus;
import io.parley.uikit.ViewerTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A part of one person's conversations, in the order of {@link ConversationSummary#IN_ORDER}; knows no service. */
public final class ConversationList extends Div {

    /**
     * The arrow keys move the focus from one conversation to the next. A row that goes to another place in the list takes the
     * focus along; one that goes for good leaves it to its neighbour.
     */
    private static final String FOCUS = """
            this.addEventListener('keydown', e => {
              const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
              if (!step || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
              e.preventDefault();
              const links = [...this.querySelectorAll('a')], at = links.indexOf(document.activeElement);
              links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
            });
            let focused;
            this.addEventListener('focusin', e => focused = e.target);
            new MutationObserver(moves => {
              const move = moves.findLast(one => [...one.removedNodes].some(row => row.contains(focused)));
              if (!move || document.activeElement !== document.body) return;
              const neighbour = move.nextSibling ?? move.previousSibling;
              (focused.isConnected ? focused : neighbour?.querySelector('a'))?.focus();
            }).observe(this, {childList: true});
            """;

    private final UserId viewer;
    private final ViewerTime time;
    private final UnorderedList list = new UnorderedList();
    private final Occasional<PageButton> more = new Occasional<>(
            () -> new PageButton("conversation.list.more", () -> fireEvent(new MoreWanted(this))), this::add);
    private final Div empty = new Div();
    private final Map<UserId, ConversationRow> rows = new LinkedHashMap<>();
    private Optional<String> selectedPath = Optional.empty();
    private ListPart part = ListPart.MAIN;
    private boolean isKnown;

    /** Up to here every conversation is shown; farther below there may be rows of single ones that have moved. */
    private Optional<ConversationSummary> end = Optional.empty();

    /** A person wants to see the conversations after the last one that is shown. */
    public static final class MoreWanted extends ComponentEvent<ConversationList> {
        private MoreWanted(ConversationList source) {
            super(source, true);
        }
    }

    public ConversationList(UserId viewer, ViewerTime time) {
        this.viewer = viewer;
        this.time = time;
        addClassName("parley-conversation-list");
        list.getElement().setAttribute("role", "list");
        list.getElement().setAttribute("aria-label", getTranslation("conversation.list.name"));
        empty.setVisible(false);
        add(empty, list);
        list.addAttachListener(event -> list.getElement().executeJs(FOCUS));
    }

    public Registration addMoreWantedListener(ComponentEventListener<MoreWanted> listener) {
        return addListener(MoreWanted.class, listener);
    }

    /** Opens one menu for all rows. */
    void setMenu(ContextMenu menu) {
        RowMenus.serve(menu, list);
    }

    /** Shows another part from now on, of which nothing is known yet. */
    public void show(ListPart other) {
        part = other;
        isKnown = false;
        end = Optional.empty();
        rows.clear();
        list.removeAll();
        more.setVisible(false);
        refreshEmpty();
    }

    /**
     * Shows the first conversations of the part, and no others before the last of them.
     *
     * @param isFull whether more may follow
     */
    public void showFirst(List<ConversationSummary> summaries, boolean isFull) {
        var there = summaries.stream().map(summary -> summary.peer().id()).collect(toSet());
        List.copyOf(rows.values()).stream()
                .map(ConversationRow::summary)
                .filter(shown -> !there.contains(shown.peer().id()) && !isStaying(shown))
                .filter(shown -> !isFull || ConversationSummary.IN_ORDER.compare(shown, summaries.getLast()) < 0)
                .forEach(this::remove);
        show(summaries);
        endAfter(summaries);
        if (rows.size() <= summaries.size()) {
            setMore(isFull);
        }
        isKnown = true;
        refreshEmpty();
    }

    /**
     * Shows the conversations that follow on the {@linkplain #end}.
     *
     * @param isFull whether more may follow
     */
    public void showNext(List<ConversationSummary> summaries, boolean isFull) {
        show(summaries);
        endAfter(summaries);
        setMore(isFull);
    }

    private void endAfter(List<ConversationSummary> page) {
        end = Stream.concat(end.stream(), page.stream()).max(ConversationSummary.IN_ORDER);
    }

    /** Says what belongs here as soon as it is known that there is nothing. */
    private void refreshEmpty() {
        empty.setVisible(isKnown && rows.isEmpty() && !more.isVisible());
        if (!empty.isVisible()) {
            empty.removeAll();
        } else if (empty.getComponentCount() == 0) {
            empty.add(emptyState());
        }
    }

    private EmptyState emptyState() {
        var key = "conversation.list.empty." + part.name().toLowerCase(Locale.ROOT);
        var title = getTranslation(key + ".title");
        var sentence = getTranslation(key + ".sentence");
        return part == ListPart.MAIN
                ? new EmptyState(title, sentence, new FirstSteps())
                : new EmptyState(title, sentence);
    }

    /**
     * Shows conversations, in place of what is shown of them; the others stay. One that is no longer in this part goes; the one that
     * is open stays under the unread ones when it has been read.
     */
    public void show(List<ConversationSummary> summaries) {
        for (var summary : summaries) {
            var row = rows.get(summary.peer().id());
            if (!part.holds(summary) && (row == null || !isStaying(summary))) {
                remove(summary);
            } else if (row == null) {
                row = new ConversationRow(summary, name(summary.peer()), time);
                row.setSelected(isSelected(summary));
                rows.put(summary.peer().id(), row);
                list.add(row);
                place(row);
            } else if (summary.rev() >= row.summary().rev()) {
                var before = row.summary();
                row.show(summary, name(summary.peer()));
                if (ConversationSummary.IN_ORDER.compare(before, summary) != 0) {
                    place(row);
                }
            }
        }
        refreshEmpty();
    }

    private String name(UserProfile peer) {
        return peer.id().equals(viewer)
                ? getTranslation("conversation.notes")
                : peer.displayName().value();
    }

    /** Takes conversations out, of which nothing is left to show. */
    public void remove(Set<ConversationId> gone) {
        List.copyOf(rows.values()).stream()
                .map(ConversationRow::summary)
                .filter(shown -> gone.contains(shown.id()))
                .forEach(this::remove);
        refreshEmpty();
    }

    private void remove(ConversationSummary summary) {
        Optional.ofNullable(rows.remove(summary.peer().id())).ifPresent(list::remove);
    }

    private void place(ConversationRow row) {
        var before = (int) list.getChildren()
                .filter(other -> other != row)
                .map(ConversationRow.class::cast)
                .takeWhile(other -> ConversationSummary.IN_ORDER.compare(other.summary(), row.summary()) < 0)
                .count();
        if (list.indexOf(row) != before) {
            list.remove(row);
            list.addComponentAtIndex(before, row);
        }
    }

    /** Whether there are more conversations than are shown. */
    public void setMore(boolean hasMore) {
        more.setVisible(hasMore);
        more.ifMade(button -> button.setEnabled(true));
    }

    /** Marks the conversation whose view is open; an empty path marks none. */
    public void select(String path) {
        selectedPath = path.isEmpty() ? Optional.empty() : Optional.of(path);
        rows.values().forEach(row -> row.setSelected(isSelected(row.summary())));
    }

    private boolean isStaying(ConversationSummary summary) {
        return part == ListPart.UNREAD
                && isSelected(summary)
                && !summary.arrangement().archived();
    }

    /** Whether the one whose view is open is among those that are shown. */
    boolean showsSelected() {
        return rows.values().stream().anyMatch(row -> isSelected(row.summary()));
    }

    /** Whether it is the one whose view is open. */
    boolean isSelected(ConversationSummary summary) {
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

    /** The conversation at this path, if it is shown. */
    Optional<ConversationSummary> at(String path) {
        return rows.values().stream()
                .map(ConversationRow::summary)
                .filter(shown ->
                        ConversationNavigation.path(shown.peer().username()).equals(path))
                .findFirst();
    }

    /** After which conversation the next page begins. */
    public Optional<ConversationSummary> end() {
        return end;
    }
}
