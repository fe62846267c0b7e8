package io.parley.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.parley.account.AccountSessions;
import io.parley.account.LiveBrowser;
import io.parley.account.RememberedBrowser;
import io.parley.account.UserId;
import io.parley.uikit.Notifications;
import io.parley.uikit.RowFocus;
import io.parley.uikit.ViewerTime;
import java.time.Clock;

/** In which browsers a person is logged in, and where he ends that. */
class SessionsSection extends Section {

    private final UserId user;
    private final AccountSessions sessions;
    private final Clock clock;
    private final H2 heading = new H2(getTranslation("account.sessions.title"));
    private final UnorderedList list = new UnorderedList();

    SessionsSection(UserId user, AccountSessions sessions, Clock clock) {
        this.user = user;
        this.sessions = sessions;
        this.clock = clock;
        addClassName("parley-settings-section");
        list.addClassName("parley-tokens");
        list.getElement().setAttribute("aria-label", getTranslation("account.sessions.title"));
        var others = new Button(getTranslation("account.sessions.others"), click -> {
            sessions.endOthers(user);
            done("account.sessions.others.done");
        });
        add(heading, new Paragraph(getTranslation("account.sessions.lead")), list, others);
        addAttachListener(attached -> show(attached.getUI()));
    }

    private void show(UI ui) {
        var time = ViewerTime.of(ui, clock);
        list.removeAll();
        sessions.browsers(user).forEach(browser -> list.add(row(browser, time)));
        sessions.remembered(user).forEach(browser -> list.add(row(browser, time)));
        list.setVisible(list.getElement().getChildCount() > 0);
    }

    private ListItem row(LiveBrowser browser, ViewerTime time) {
        var name = known(browser.name());
        var row = row(
                browser.isCurrent() ? getTranslation("account.sessions.this", name) : name,
                getTranslation(
                        "account.sessions.notes", time.listTime(browser.since()), time.listTime(browser.usedAt())),
                getTranslation("account.sessions.notes", time.full(browser.since()), time.full(browser.usedAt())));
        if (!browser.isCurrent()) {
            row.add(end(getTranslation("account.sessions.end.of", name), () -> sessions.end(user, browser.number())));
        }
        return row;
    }

    private ListItem row(RememberedBrowser browser, ViewerTime time) {
        var usedAt = time.full(browser.usedAt());
        var name = known(browser.name());
        var row = row(
                name,
                getTranslation("account.sessions.remembered", time.listTime(browser.usedAt())),
                getTranslation("account.sessions.remembered", usedAt));
        row.add(end(
                getTranslation("account.sessions.end.remembered", name, usedAt), () -> sessions.forget(user, browser)));
        return row;
    }

    private String known(String name) {
        return name.isEmpty() ? getTranslation("account.sessions.unknown") : name;
    }

    private static ListItem row(String title, String notes, String notesInFull) {
        var name = new Span(title);
        name.addClassName("parley-token-name");
        var note = new Span(notes);
        note.setTitle(notesInFull);
        note.addClassName("parley-token-notes");
        var texts = new Div(name, note);
        texts.addClassName("parley-token-texts");
        return new ListItem(texts);
    }

    private Button end(String ariaLabel, Runnable act) {
        var end = new Button(getTranslation("account.sessions.end"));
        end.addClickListener(click -> RowFocus.afterwards(end, list, heading, () -> {
            act.run();
            done("account.sessions.ended");
        }));
        end.addThemeVariants(ButtonVariant.TERTIARY);
        end.setAriaLabel(ariaLabel);
        return end;
    }

    private void done(String key) {
        getUI().ifPresent(this::show);
        Notifications.success(getTranslation(key));
    }
}
