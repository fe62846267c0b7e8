package io.parley.contact.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.parley.account.CurrentUser;
import io.parley.account.DirectoryCursor;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.contact.ContactService;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import io.parley.presence.ui.PresenceText;
import io.parley.presence.ui.PresenceWatch;
import io.parley.presence.ui.PresenceWatches;
import io.parley.uikit.BackLink;
import io.parley.uikit.EmptyState;
import io.parley.uikit.RowMenus;
import io.parley.uikit.StillRows;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of this installation: searched by name, with live presence; choosing one leads to the conversation. */
@Route("people")
@Menu(title = "contact.people", icon = "vaadin:users", order = 1)
@PermitAll
class PeopleView extends Div implements HasDynamicTitle, AfterNavigationObserver {

    /** More than anybody scrolls through, and less than a screen should have to carry; beyond it, one searches. */
    private static final int MOST_ROWS = 10 * ContactService.PAGE_SIZE;

    private static final String NEAR_END = "element.scrollHeight - element.scrollTop - element.clientHeight < 400";

    private final ContactService contacts;
    private final PresenceService presence;
    private final PersonDestination destination;
    private final Clock clock;
    private final UserId viewer;
    private final PresenceWatch watch;
    private final List<Registration> watched = new ArrayList<>();

    private final PeopleSearch search = new PeopleSearch();
    private final Div body = new Div();
    private final Button more = new Button(getTranslation("contact.more"), click -> showMore());
    private final PeopleList list = new PeopleList(search::focus);
    private Optional<DirectoryCursor> next = Optional.empty();

    PeopleView(
            ContactService contacts,
            PresenceService presence,
            PresenceWatches watches,
            PersonDestination destination,
            CurrentUser currentUser,
            Clock clock) {
        this.contacts = contacts;
        this.presence = presence;
        this.destination = destination;
        this.clock = clock;
        this.viewer = currentUser.id();
        this.watch = watches.forComponent(this);
        addClassNames("parley-view", "parley-people-view");
        list.setAriaLabel(getTranslation("contact.people"));
        RowMenus.serve(new PersonMenu(viewer, contacts, list::at), list);
        more.addThemeVariants(ButtonVariant.TERTIARY);
        body.addClassName("parley-view-body");
        body.getElement()
                .addEventListener("scroll", scroll -> showMore())
                .setFilter(NEAR_END)
                .debounce(150);
        add(header(), body);
    }

    private Div header() {
        var title = new H1(getTranslation("contact.people"));
        search.addValueChangeListener(change -> {
            showFirst();
            body.getElement().executeJs("this.scrollTop = 0");
        });
        search.onDown(() -> list.first().ifPresent(PersonRow::focus));
        search.onEnter(this::openFirst);
        var bar = new Div(new BackLink(), title);
        bar.addClassName("parley-bar");
        var head = new Div(bar, search);
        head.addClassName("parley-people-head");
        return head;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        showFirst();
    }

    /** Whoever comes here searches, also if he is here already. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        search.focus();
    }

    private void showFirst() {
        watched.forEach(Registration::remove);
        watched.clear();
        next = Optional.empty();
        StillRows.replace(list, load());
        offerMore();
        if (list.rows().isEmpty()) {
            body.removeAll();
            body.add(nobody());
        } else if (list.getParent().isEmpty()) {
            body.removeAll();
            body.add(list, more);
        }
    }

    private void showMore() {
        if (next.isPresent() && list.rows().size() < MOST_ROWS) {
            load().forEach(list::add);
            offerMore();
        }
    }

    private void offerMore() {
        more.setVisible(next.isPresent() && list.rows().size() < MOST_ROWS);
    }

    /** The rows of the next page. */
    private List<PersonRow> load() {
        var page = contacts.people(viewer, search.query(), next);
        var ids = page.people().stream().map(UserProfile::id).toList();
        var presences = presence.of(viewer, ids);
        var lookAlikes = contacts.lookAlikes(viewer, ids);
        next = page.next();
        return page.people().stream()
                .map(person -> row(
                        person,
                        Optional.ofNullable(lookAlikes.get(person.id())),
                        presences.getOrDefault(person.id(), new Presence.NeverSeen())))
                .toList();
    }

    private PersonRow row(UserProfile person, Optional<Username> lookAlike, Presence now) {
        var row = list.rowOf(person, lookAlike)
                .orElseGet(() -> new PersonRow(person, lookAlike, destination.path(person)));
        show(row, now);
        watched.add(watch.watch(person.id(), later -> show(row, later)));
        return row;
    }

    private void show(PersonRow row, Presence now) {
        getUI().ifPresent(ui -> row.show(now, PresenceText.of(now, ui, clock)));
    }

    private EmptyState nobody() {
        return search.isEmpty()
                ? new EmptyState(getTranslation("contact.alone.title"), getTranslation("contact.alone.sentence"))
                : new EmptyState(
                        getTranslation("contact.nobody.title"),
                        getTranslation("contact.nobody.sentence"),
                        new Button(getTranslation("contact.showAll"), click -> search.clear()));
    }

    private void openFirst() {
        list.first().ifPresent(row -> getUI().ifPresent(ui -> ui.navigate(row.path())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("contact.people");
    }
}
