package io.parley.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import io.parley.uikit.EmptyState;
import jakarta.servlet.http.HttpServletResponse;

/** What a person sees when a view fails: that it is not his fault, and the number under which it is in the log. */
@AnonymousAllowed
class ErrorView extends Main implements HasErrorParameter<Exception>, HasDynamicTitle {

    private final Incidents incidents;

    ErrorView(Incidents incidents) {
        this.incidents = incidents;
        addClassName("parley-page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var number = incidents.record(parameter.getCaughtException());
        add(EmptyState.page(
                getTranslation("shell.error.title"),
                getTranslation("shell.error.sentence", number),
                new Anchor(".", getTranslation("shell.backToParley"))));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.error.title");
    }
}
