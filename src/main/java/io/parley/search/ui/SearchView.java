package io.parley.search.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationService;
import io.parley.conversation.InboxEvent;
import io.parley.conversation.ui.ConversationNavigation;
import io.parley.conversation.ui.Errands;
import io.parley.realtime.ui.AttachedUi;
import io.parley.realtime.ui.CatchUp;
import io.parley.search.SearchCursor;
import io.parley.search.SearchPage;
import io.parley.search.SearchQuery;
import io.parley.search.SearchTimeoutException;
import io.parley.uikit.BackLink;
import io.parley.uikit.EmptyState;
import io.parley.uikit.ViewerTime;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Messages found by their words, in all conversations of a person or in one; choosing one leads to where it stands. What is shown as
 * found is kept live; what is new is found by the next search.
 */
@Route(ConversationNavigation.SEARCH_PATH)
@Menu(title = "search.title", icon = "vaadin:search", order = 2)
@PermitAll
class SearchView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final int PAUSE_MILLIS = 300;

    /** Receipts and new messages move a conversation, too, and change nothing here. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** The arrow keys lead from the field through the hits and back. */
    private static final String ARROW_KEYS = """
            this.addEventListener('keydown', e => {
              const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
              const stops = [$0, ...this.querySelectorAll('.parley-hit')];
              const at = stops.findIndex(stop => stop.contains(e.target));
              if (!step || at < 0 || e.isComposing || e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
              e.preventDefault();
              stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
            });
            """;

    private final SearchServices services;
    private final Errands errands;
    private final UserId viewer;
    private final AttachedUi ui = AttachedUi.of(this);
    private final TextField text = new TextField();
    private final SearchFilters filters;
    private final Div body = new Div();
    private final HitList list;
    private final Button more = new Button();
    private final CatchUp<Optional<HitFeed.Missed>> catchUp;

    private Optional<UserProfile> peer = Optional.empty();
    private Optional<SearchCursor> next = Optional.empty();

    /** What is asked for now; nothing where there is too little to look for. */
    private volatile Optional<HitFeed> asked = Optional.empty();

    SearchView(SearchServices services, CurrentUser currentUser) {
        this.services = services;
        errands = new Errands(this, services.threads());
        viewer = currentUser.id();
        filters = new SearchFilters(new Authors(services, viewer)::named, this::changed, this::searchEverywhere);
        list = new HitList(viewer);
        catchUp = CatchUp.of(this, services.threads(), () -> asked.map(HitFeed::load), this::apply)
                .resting(REST)
                .follow(services.broadcaster(), ConversationService.inbox(viewer), this::concerns);
        addClassNames("parley-view", "parley-search-view");
        body.addClassName("parley-view-body");
        more.setText(getTranslation("search.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setDisableOnClick(true);
        more.addClickListener(click -> asked.ifPresent(feed -> ask(feed, next)));
        text.setPlaceholder(getTranslation("search.field"));
        text.setAriaLabel(getTranslation("search.field"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(SearchQuery.MAX_LENGTH);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MILLIS);
        text.setAutofocus(true);
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed();
            }
        });
        var bar = new Div(new BackLink(), new H1(getTranslation("search.title")));
        bar.addClassName("parley-bar");
        var head = new Div(bar, text, filters);
        head.addClassName("parley-search-head");
        body.getElement().setAttribute("aria-live", "polite");
        add(head, body);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(ARROW_KEYS, text.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var address = SearchAddress.of(event.getLocation());
        filters.show(address, address.author().flatMap(services.accounts()::profile));
        searchIn(address.peer().flatMap(services.accounts()::profile));
        text.setValue(address.text());
        search();
    }

    private void searchEverywhere() {
        searchIn(Optional.empty());
        changed();
    }

    private void searchIn(Optional<UserProfile> person) {
        peer = person;
        filters.showConversation(person.map(with -> with.id().equals(viewer)
                ? getTranslation("conversation.notes")
                : getTranslation("search.with", with.displayName().value())));
    }

    /** Searches for what the person wants now, under its own address, which takes the place of the one before. */
    private void changed() {
        var address = new SearchAddress(
                text.getValue(),
                peer.map(UserProfile::username),
                filters.author().map(UserProfile::username),
                filters.from(),
                filters.to(),
                filters.withFiles());
        getUI().ifPresent(screen -> screen.getPage().getHistory().replaceState(null, address.location()));
        search();
    }

    private void search() {
        next = Optional.empty();
        asked = Optional.empty();
        list.clear();
        body.removeAll();
        if (!SearchQuery.isSearchable(text.getValue())
                && !(filters.withFiles() && text.getValue().isBlank())) {
            var wordless = !text.getValue().isBlank() && !SearchQuery.hasWords(text.getValue());
            body.add(new EmptyState(
                    getTranslation("search.start.title"),
                    getTranslation(wordless ? "search.start.wordless" : "search.start.sentence")));
            return;
        }
        var conversation = peer.flatMap(person -> services.conversations().between(viewer, person.id()));
        if (peer.isPresent() && conversation.isEmpty()) {
            body.add(nothingFound());
            return;
        }
        var busy = new Span(getTranslation("search.busy"));
        busy.addClassName("parley-search-busy");
        body.add(busy);
        var feed = new HitFeed(services.search(), viewer, query(conversation));
        asked = Optional.of(feed);
        ask(feed, Optional.empty());
    }

    /** Asks for a page beside the screen, and shows it unless the person has asked for something else meanwhile. */
    private void ask(HitFeed feed, Optional<SearchCursor> after) {
        errands.run(
                () -> {
                    try {
                        var page = feed.page(after);
                        ui.access(() -> show(feed, page));
                    } catch (SearchTimeoutException tooLong) {
                        ui.access(() -> showAlone(
                                feed,
                                new EmptyState(
                                        getTranslation("search.slow.title"), getTranslation("search.slow.sentence"))));
                    }
                },
                () -> failed(feed, after));
    }

    /** What was found before stays, and more of it can be asked for again. */
    private void failed(HitFeed feed, Optional<SearchCursor> after) {
        if (after.isPresent()) {
            more.setEnabled(true);
        } else {
            showAlone(
                    feed,
                    new EmptyState(getTranslation("shell.error.title"), getTranslation("conversation.change.failed")));
        }
    }

    private SearchQuery query(Optional<ConversationId> conversation) {
        return new SearchQuery(
                text.getValue(),
                conversation,
                filters.author().map(UserProfile::id),
                filters.from().map(this::start),
                filters.to().map(day -> start(day.plusDays(1))),
                filters.withFiles());
    }

    private Instant start(LocalDate day) {
        return time().startOf(day);
    }

    private ViewerTime time() {
        return ViewerTime.of(getUI().orElseThrow(), services.clock());
    }

    private void show(HitFeed feed, SearchPage page) {
        if (!isAsked(feed)) {
            return;
        }
        list.add(page.hits(), time());
        next = page.next();
        if (isNothingFound()) {
            showAlone(feed, nothingFound());
            return;
        }
        if (list.getParent().isEmpty()) {
            body.removeAll();
            body.add(list, more);
        }
        more.setVisible(next.isPresent());
        more.setEnabled(true);
        if (feed.shows(page.hits())) {
            catchUp.request();
        }
    }

    private boolean concerns(List<InboxEvent> events) {
        return asked.filter(feed -> feed.concerns(events)).isPresent();
    }

    private void apply(Optional<HitFeed.Missed> missed) {
        missed.filter(found -> isAsked(found.of())).ifPresent(this::refresh);
    }

    private void refresh(HitFeed.Missed missed) {
        list.refresh(missed.hits(), time());
        list.remove(missed.gone());
        missed.of().forget(missed.gone());
        if (!missed.gone().isEmpty() && isNothingFound()) {
            showAlone(missed.of(), nothingFound());
        }
    }

    private boolean isAsked(HitFeed feed) {
        return asked.filter(feed::equals).isPresent();
    }

    private boolean isNothingFound() {
        return list.isEmpty() && next.isEmpty();
    }

    private EmptyState nothingFound() {
        return new EmptyState(getTranslation("search.none.title"), getTranslation("search.none.sentence"));
    }

    private void showAlone(HitFeed feed, Component message) {
        if (isAsked(feed)) {
            body.removeAll();
            body.add(message);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("search.title");
    }
}
