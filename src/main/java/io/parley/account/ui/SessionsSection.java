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
import io.parley.account.UserId;
import io.parley.uikit.Notifications;
import io.parley.uikit.ViewerTime;
import java.time.Clock;

/** In which browsers a person is logged in, and where he ends that. */
class SessionsSection extends Section {

    private final UserId user;
    private final AccountSessions sessions;
    private final Clock clock;
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
        add(
                new H2(getTranslation("account.sessions.title")),
                new Paragraph(getTranslation("account.sessions.lead")),
                list,
                others);
        addAttachListener(attached -> show(attached.getUI()));
    }

    private void show(UI ui) {
        var time = ViewerTime.of(ui, clock);
        list.removeAll();
        sessions.browsers(user).forEach(browser -> list.add(row(browser, time)));
        list.setVisible(list.getElement().getChildCount() > 0);
    }

    private ListItem row(LiveBrowser browser, ViewerTime time) {
        var name = browser.name().isEmpty() ? getTranslation("account.sessions.unknown") : browser.name();
        var title = new Span(browser.isCurrent() ? getTranslation("account.sessions.this", name) : name);
        title.addClassName("parley-token-name");
        var notes = new Span(getTranslation(
                "account.sessions.notes", time.listTime(browser.since()), time.listTime(browser.usedAt())));
        notes.setTitle(
                getTranslation("account.sessions.notes", time.full(browser.since()), time.full(browser.usedAt())));
        notes.addClassName("parley-token-notes");
        var texts = new Div(title, notes);
        texts.addClassName("parley-token-texts");
        var row = new ListItem(texts);
        if (!browser.isCurrent()) {
            var end = new Button(getTranslation("account.sessions.end"), click -> {
                sessions.end(user, browser.number());
                done("account.sessions.ended");
            });
            end.addThemeVariants(ButtonVariant.TERTIARY);
            end.setAriaLabel(getTranslation("account.sessions.end.of", name));
            row.add(end);
        }
        return row;
    }

    private void done(String key) {
        getUI().ifPresent(this::show);
        Notifications.success(getTranslation(key));
    }
}
