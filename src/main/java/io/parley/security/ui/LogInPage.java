package io.parley.security.ui;

import com.vaadin.flow.component.Component;

/** Where people are sent who are not logged in. */
public final class LogInPage {

    private LogInPage() {}

    /** The view itself, for the router. */
    public static Class<? extends Component> view() {
        return LoginView.class;
    }
}
