package io.parley.support;

import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.ComboBoxKt;
import com.github.mvysny.kaributesting.v10.ElementUtilsKt;
import com.github.mvysny.kaributesting.v10.LocatorJ;
import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One browser tab without a browser, with a thread and a session of its own.
 *
 * <p>Things are found by what people see: a label, a text, an accessible name. Every act is followed by a round trip of
 * the client. What another thread wants of this tab happens within its next round trip; {@link #eventually} makes round
 * trips until it has.
 */
public final class Screen implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("screen-", 1).daemon().factory());
    private final FakeBrowser browser;

    Screen(ApplicationContext application, Consumer<UI> firstAct, Visitor visitor) {
        browser = new FakeBrowser(application, firstAct, visitor);
    }

    void load() {
        run(browser::open);
    }

    /** Goes to another path, as by a link. */
    public void go(String path) {
        run(() -> UI.getCurrent().navigate(path));
    }

    /** Loads the page anew, as F5 does; the old one is detached. */
    public void reload() {
        run(() -> UI.getCurrent().getPage().reload());
    }

    /** Where this tab is, after forwards; without a leading slash. */
    public String path() {
        return get(() -> UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters());
    }

    /** Everything that can be read on the screen, labels, hints, errors and accessible names included, a piece a line. */
    public String text() {
        return get(() -> UI.getCurrent()
                .getChildren()
                .map(child -> VisibleText.of(child.getElement()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    /** The one visible component of a type, or with {@link #the(Class, String)} the one with an accessible name. */
    public <T extends Component> T the(Class<T> type) {
        return get(() -> LocatorJ._get(type));
    }

    /** The one visible component of a type with this accessible name: its label, {@code aria-label} or text. */
    public <T extends Component> T the(Class<T> type, String name) {
        return get(() -> LocatorJ._get(type, spec -> spec.withPredicate(found -> VisibleText.names(found, name))));
    }

    /** All visible components of a type, in the order of the document. */
    public <T extends Component> List<T> all(Class<T> type) {
        return get(() -> LocatorJ._find(type));
    }

    /** Whether a component of this type with this accessible name is visible. */
    public boolean shows(Class<? extends Component> type, String name) {
        return !get(() -> LocatorJ._find(type, spec -> spec.withPredicate(found -> VisibleText.names(found, name))))
                .isEmpty();
    }

    /** Changes the value of the field with this accessible name, as the person would; it must be editable. */
    public void type(String field, Object value) {
        var found = the(Component.class, HasValue.class, field);
        run(() -> ClientSideValue.change(found, value));
    }

    /** What the field with this accessible name offers to choose, by its captions, once these letters are typed into it. */
    public List<String> offers(String field, String letters) {
        var found = the(ComboBox.class, field);
        return get(() -> {
            ComboBoxKt.setUserInput((ComboBox<?>) found, letters);
            return ComboBoxKt.getSuggestions((ComboBox<?>) found);
        });
    }

    /** Clicks on what has this accessible name; it must be enabled and visible. */
    public void press(String name) {
        var found = the(Component.class, ClickNotifier.class, name);
        run(() -> LocatorJ._click((ClickNotifier<?>) found));
    }

    /** Opens the menu behind what has this accessible name, and chooses what has this caption. */
    public void chooseFromMenu(String name, String caption) {
        openMenu(name);
        press(caption);
    }

    /** Opens the menu behind what has this accessible name, as a click on it does in a browser. */
    public void openMenu(String name) {
        run(() -> LocatorJ._get(
                        Popover.class, spec -> spec.withPredicate(menu -> VisibleText.names(menu.getTarget(), name)))
                .open());
    }

    /** Clicks on the first of what has this accessible name. */
    public void pressFirst(String name) {
        var found = get(() -> LocatorJ._find(
                        Component.class,
                        spec -> spec.withPredicate(
                                one -> one instanceof ClickNotifier<?> && VisibleText.names(one, name)))
                .getFirst());
        run(() -> LocatorJ._click((ClickNotifier<?>) found));
    }

    private Component the(Class<Component> type, Class<?> ability, String name) {
        return get(() -> LocatorJ._get(
                type,
                spec -> spec.withPredicate(found -> ability.isInstance(found) && VisibleText.names(found, name))));
    }

    /**
     * Lets an event of the browser happen on a component.
     *
     * @param data by the expressions that the listener asked for, such as {@code event.detail.text}
     */
    public void fire(Component component, String eventType, Map<String, ?> data) {
        fire(component.getElement(), eventType, data);
    }

    /** Lets an event of the browser happen on an element, the {@code UI}'s own for example. */
    public void fire(Element element, String eventType, Map<String, ?> data) {
        run(() -> ElementUtilsKt._fireDomEvent(element, new DomEvent(element, eventType, JSON.valueToTree(data))));
    }

    /** Lets the browser poll, as it does every 25 s. */
    public void poll() {
        run(() -> ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true)));
    }

    /** The JavaScript that the server has sent and that the browser has not answered, oldest first. */
    public List<String> calls() {
        return get(browser::calls);
    }

    /** What the waiting JavaScript calls whose expression contains this part were given, oldest first. */
    public List<Object> parameters(String expressionPart) {
        return get(() -> browser.parameters(expressionPart));
    }

    /**
     * Answers every waiting JavaScript call whose expression contains this part.
     *
     * @throws AssertionError if there is none
     */
    public void clientAnswers(String expressionPart, Object result) {
        run(() -> browser.answer(expressionPart, JSON.<JsonNode>valueToTree(result)));
    }

    /**
     * Lets every waiting JavaScript call whose expression contains this part fail in the browser.
     *
     * @throws AssertionError if there is none
     */
    public void clientFails(String expressionPart) {
        run(() -> browser.fail(expressionPart));
    }

    /** Makes round trips until the assertion holds; fails with its failure after ten seconds. */
    public void eventually(Runnable assertion) {
        await().atMost(DEADLINE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            roundTrip();
            assertion.run();
        });
    }

    /** One round trip of the client: what waits for this tab is done, and what it shows is up to date. */
    public void roundTrip() {
        run(() -> {});
    }

    /** Does something within this tab. */
    public void run(Runnable act) {
        get(() -> {
            act.run();
            return null;
        });
    }

    /** Gets something out of this tab. */
    public <T> T get(Supplier<T> act) {
        if (browser.runsHere()) {
            return act.get();
        }
        try {
            return thread.submit(() -> browser.within(act)).get();
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unwrapped(Throwable failure) {
        if (failure instanceof Error error) {
            error.addSuppressed(new Throwable("asked for from here"));
            throw error;
        }
        var exception = failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
        exception.addSuppressed(new Throwable("asked for from here"));
        return exception;
    }

    /** Closes the tab, as its cross does; may be called twice. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        try {
            run(browser::close);
        } finally {
            thread.shutdown();
        }
    }
}
