package io.parley.notification.ui;

import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notices of one tab, as the browser shows them (the Notifications API of the WHATWG): by the worker of the app, so that each
 * takes the place of whatever another tab, or a push, has told of the same conversation, and outlives no reading of it.
 *
 * <p>One call is under way at a time, and what is wanted meanwhile becomes one more, so that a sleeping tab collects no work.
 */
final class BrowserNotices {

    private static final String APPLY = """
            return (async () => {
              const worker = await navigator.serviceWorker?.getRegistration();
              const allowed = !!worker?.active && Notification.permission === 'granted';
              for (const {path, title, text, sound, gone} of $0) {
                for (const notice of await worker?.getNotifications({tag: path}) ?? []) notice.close();
                if (gone || !allowed) continue;
                await worker.showNotification(title, {
                  tag: path, renotify: true, data: path, body: text, dir: 'auto', icon: 'icons/parley-192.png', silent: !sound
                });
              }
              return allowed;
            })();
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
