package io.parley.security.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.parley.account.CurrentUser;
import io.parley.security.LogInFailure;

/** Where people log in. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String ERROR = "error";
    private static final String CLOSED = "closed";
    private static final String IDLE = "idle";
    private static final int LONGEST_IN_SECONDS = 100;
    private static final int MINUTE = 60;

    private final CurrentUser currentUser;
    private final Paragraph notice = new Paragraph();
    private final LogInForm form = new LogInForm();

    LoginView(CurrentUser currentUser) {
        this.currentUser = currentUser;
        notice.addClassName("parley-form-notice");
        notice.getElement().setAttribute("role", "alert");
        notice.setVisible(false);
        var card = new Section(
                new H1(getTranslation("security.brand")),
                new Paragraph(getTranslation("security.lead")),
                notice,
                form,
                new Paragraph(
                        new Text(getTranslation("security.login.new")),
                        new Anchor("register", getTranslation("security.login.register"))));
        card.addClassName("parley-card");
        addClassName("parley-gate");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (currentUser.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        if (parameters.containsKey(ERROR)) {
            say(getTranslation("security.login.failed"));
            LogInFailure.take(event.getUI().getSession().getSession()).ifPresent(this::explain);
        } else if (parameters.containsKey(CLOSED)) {
            say(getTranslation("security.login.closed"));
        } else if (parameters.containsKey(IDLE)) {
            say(getTranslation("security.login.idle"));
        }
    }

    private void explain(LogInFailure failure) {
        form.fillIn(failure.typedName());
        failure.retryAfter().ifPresent(wait -> {
            var seconds = wait.toSeconds() + 1;
            say(
                    seconds < LONGEST_IN_SECONDS
                            ? getTranslation("security.login.wait.seconds", seconds)
                            : getTranslation("security.login.wait.minutes", seconds / MINUTE + 1));
        });
    }

    private void say(String sentence) {
        notice.setText(sentence);
        notice.setVisible(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("security.login.title");
    }
}
