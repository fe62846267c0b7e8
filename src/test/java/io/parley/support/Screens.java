package io.parley.support;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import io.parley.account.Role;
import io.parley.account.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/**
 * Opens browser tabs without a browser.
 *
 * <p>Every tab is a session of its own on a thread of its own, so two tabs are two people, or two devices of one person.
 * A test gets this object as a parameter, see {@link ViewTest}; the tabs are closed after the test.
 */
public final class Screens implements AutoCloseable {

    private final ApplicationContext application;
    private final List<Screen> opened = new ArrayList<>();

    public Screens(ApplicationContext application) {
        this.application = application;
    }

    /** Opens a path such as {@code people} or {@code chat/ben} for a member. */
    public Screen open(String path, UserId user) {
        return open(path, user, Role.MEMBER);
    }

    /** Opens a path for a person with this role. */
    public Screen open(String path, UserId user, Role role) {
        return open(ui -> go(ui, path), new Visitor(user, role));
    }

    /** Opens a path for somebody who is not logged in. */
    public Screen openAnonymously(String path) {
        return open(ui -> go(ui, path), null);
    }

    /** Opens a blank page that shows one component, made within it; such a page is not reloaded. */
    public Screen showing(UserId user, Supplier<? extends Component> component) {
        return open(ui -> ui.add(component.get()), new Visitor(user, Role.MEMBER));
    }

    private static void go(UI ui, String path) {
        var location = new Location(path);
        ui.navigate(location.getPath(), location.getQueryParameters());
    }

    private Screen open(Consumer<UI> firstAct, Visitor visitor) {
        var screen = new Screen(application, firstAct, visitor);
        opened.add(screen);
        screen.load();
        return screen;
    }

    @Override
    public void close() {
        opened.forEach(Screen::close);
        opened.clear();
    }
}
