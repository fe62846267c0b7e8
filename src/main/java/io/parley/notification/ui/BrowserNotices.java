package io.parley.notification.ui;

import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notices of one tab, as the browser shows them (the Notifications API of the WHATWG).
 *
 * <p>One call is under way at a time, and what is wanted meanwhile becomes one more, so that a sleeping tab collects no work.
 */
final class BrowserNotices {

    private static final String APPLY = """
            const shown = this.parleyNotices ??= new Map();
            const allowed = 'Notification' in window && Notification.permission === 'granted';
            for (const {path, title, text, sound, gone} of $0) {
              shown.get(path)?.close();
              shown.delete(path);
              if (gone || !allowed) continue;
              const notice = new Notification(title, {tag: path, body: text, icon: 'icons/parley.svg', silent: !sound});
              notice.onclick = () => {
                window.focus();
                notice.close();
                this.dispatchEvent(new CustomEvent('parley-notice', {detail: path}));
              };
              shown.set(path, notice);
            }
            return allowed;
            """;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Element element;
    private final BiConsumer<String, Boolean> onShown;
    private final Map<String, ObjectNode> wanted = new LinkedHashMap<>();
    private boolean underWay;

    /** @param onShown gets the path of every notice, and whether the browser allows it */
    BrowserNotices(Element element, BiConsumer<String, Boolean> onShown) {
        this.element = element;
        this.onShown = onShown;
    }

    /** Gets the path of a notice that the person has clicked on. */
    void addChosenListener(Consumer<String> listener) {
        element.addEventListener("parley-notice", event -> listener.accept(event.getEventDetail(String.class)));
    }

    /** Shows a notice in place of the one that may be there for this path. */
    void show(String path, String title, String text, boolean sound) {
        wanted.put(
                path,
                JSON.objectNode()
                        .put("path", path)
                        .put("title", title)
                        .put("text", text)
                        .put("sound", sound));
    }

    /** Takes the notice of this path back, where there is one. */
    void withdraw(String path) {
        wanted.put(path, JSON.objectNode().put("path", path).put("gone", true));
    }

    /** Brings what is wanted to the browser. */
    void flush() {
        if (underWay || wanted.isEmpty()) {
            return;
        }
        underWay = true;
        var notices = JSON.arrayNode().addAll(wanted.values());
        var shown = wanted.values().stream()
                .filter(notice -> !notice.has("gone"))
                .map(notice -> notice.path("path").asString())
                .toList();
        wanted.clear();
        element.executeJs(APPLY, notices)
                .then(
                        Boolean.class,
                        allowed -> {
                            shown.forEach(path -> onShown.accept(path, allowed));
                            next();
                        },
                        failure -> next());
    }

    private void next() {
        underWay = false;
        flush();
    }
}
