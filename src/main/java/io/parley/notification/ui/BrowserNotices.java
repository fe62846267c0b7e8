package io.parley.notification.ui;

import com.vaadin.flow.dom.Element;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The notices of one tab, as the browser shows them (the Notifications API of the WHATWG): by the worker of the app, so that each
 * takes the place of whatever another tab, or a push, has told of the same conversation, and outlives no reading of it. What one
 * of them has told is not told again: a notice knows the seq that it is about, and tabs look and show one after the other (the
 * Web Locks API of the W3C), unless one of them sleeps over it.
 *
 * <p>One call is under way at a time, and what is wanted meanwhile becomes one more, so that a sleeping tab collects no work.
 * What was lost on the way there, with a connection or a resynchronisation, goes once more.
 */
final class BrowserNotices {

    private static final String APPLY = """
            const apply = async () => {
              const worker = await navigator.serviceWorker?.getRegistration();
              const allowed = !!worker?.active && Notification.permission === 'granted';
              for (const {path, title, text, seq, sound, correction, gone} of $0) {
                const [there] = await worker?.getNotifications({tag: path}) ?? [];
                if (gone) there?.close();
                const isNews = !correction && !(there?.data >= seq);
                const corrects = correction ? !!there : there?.data === seq && there.body !== text;
                if (gone || !allowed || !(isNews || corrects)) continue;
                await worker.showNotification(title, {
                  tag: path, renotify: isNews, silent: !isNews || !sound, data: seq, body: text,
                  dir: 'auto', icon: 'icons/parley-192.png'
                });
              }
              return allowed;
            };
            if (!navigator.locks) return apply();
            return navigator.locks.request('parley-notices', {signal: AbortSignal.timeout(5000)}, apply)
              .catch(failure => failure.name === 'TimeoutError' ? apply() : Promise.reject(failure));
            """;

    /** A call that is not answered is given up after this. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Element element;
    private final Clock clock;
    private final BiConsumer<String, Boolean> onShown;
    private final Map<String, ObjectNode> wanted = new LinkedHashMap<>();
    private final Map<String, ObjectNode> underWay = new LinkedHashMap<>();
    private Instant patientUntil = Instant.MIN;
    private long calls;

    /** @param onShown gets the path of every notice, and whether the browser allows it */
    BrowserNotices(Element element, Clock clock, BiConsumer<String, Boolean> onShown) {
        this.element = element;
        this.clock = clock;
        this.onShown = onShown;
    }

    /** Shows a notice of a message in place of the one that may be there for this path, without a sound if that is about it as well. */
    void show(String path, long seq, String title, String text, boolean sound) {
        wanted.put(path, notice(path, seq, title, text).put("sound", sound));
    }

    /** Has the notice of this path say something else, without a sound; one that is gone does not come back. */
    void correct(String path, long seq, String title, String text) {
        var waiting = wanted.getOrDefault(path, underWay.get(path));
        if (waiting != null && waiting.has("sound")) {
            wanted.put(path, waiting.deepCopy().put("title", title).put("text", text));
        } else {
            wanted.put(path, notice(path, seq, title, text).put("correction", true));
        }
    }

    private static ObjectNode notice(String path, long seq, String title, String text) {
        return JSON.objectNode()
                .put("path", path)
                .put("seq", seq)
                .put("title", title)
                .put("text", text);
    }

    /** Takes the notice of this path back, where there is one. */
    void withdraw(String path) {
        wanted.put(path, JSON.objectNode().put("path", path).put("gone", true));
    }

    /** Brings what is wanted to the browser. */
    void flush() {
        var now = clock.instant();
        if (now.isBefore(patientUntil)) {
            return;
        }
        underWay.putAll(wanted);
        wanted.clear();
        if (!underWay.isEmpty()) {
            patientUntil = now.plus(PATIENCE);
            var call = ++calls;
            element.executeJs(APPLY, JSON.arrayNode().addAll(underWay.values()))
                    .then(
                            Boolean.class,
                            allowed -> onlyOfLast(call, () -> tell(allowed)),
                            failure -> onlyOfLast(call, () -> {}));
        }
    }

    private void onlyOfLast(long call, Runnable work) {
        if (call == calls) {
            work.run();
            underWay.clear();
            patientUntil = Instant.MIN;
            flush();
        }
    }

    private void tell(boolean allowed) {
        underWay.forEach((path, notice) -> {
            if (notice.has("sound")) {
                onShown.accept(path, allowed);
            }
        });
    }
}
