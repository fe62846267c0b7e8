package io.parley.conversation.ui;

import com.vaadin.flow.component.page.PageVisibility;
import com.vaadin.flow.signals.Signal;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Finds out what the browser holds, and what of it the viewer has had before his eyes, with one question for both.
 *
 * <p>A message counts as read when, for half a second, the page is visible and focused and the bottom edge of the
 * message, or of a later one, is in view with nothing over it. The browser answers this itself, when asked: after new
 * rows, after scrolling, and when the person comes back to the window. Where nobody looks it answers at once, and whatever it
 * answers, it holds what was sent to it before.
 */
final class ReadGate {

    /** Answers the highest seq that was in view both now and half a second later; 0 for none, at once if there is none now. */
    private static final String HIGHEST_SEQ_IN_VIEW = """
            const inView = () => {
              if (document.visibilityState !== 'visible' || !document.hasFocus()) return 0;
              const frame = this.getBoundingClientRect();
              let highest = 0;
              for (const row of this.querySelectorAll('[data-seq]')) {
                const edge = row.getBoundingClientRect();
                if (edge.bottom > frame.bottom + 1) break;
                if (edge.bottom < frame.top) continue;
                const top = document.elementFromPoint(edge.left + edge.width / 2, edge.bottom - 2);
                if (top && row.contains(top)) highest = Number(row.dataset.seq);
              }
              return highest;
            };
            const first = inView();
            return first && new Promise(done => setTimeout(() => done(Math.min(first, inView())), 500));
            """;

    private final ClientCall call;
    private long asked;

    /**
     * Watches a thread.
     *
     * @param onAnswer gets the last seq that the browser holds, and the highest that was seen; may tell the same again
     */
    ReadGate(MessageThread thread, Clock clock, Consumer<Reached> onAnswer) {
        call = new ClientCall(
                thread.getElement(),
                HIGHEST_SEQ_IN_VIEW,
                clock,
                () -> asked = thread.lastSeq().orElse(0),
                seen -> onAnswer.accept(new Reached(asked, seen.asLong())));
        thread.addScrolledListener(event -> call.request());
        thread.addAttachListener(event -> {
            var visibility = event.getUI().getPage().pageVisibilitySignal();
            Signal.effect(thread, () -> {
                if (visibility.get() == PageVisibility.VISIBLE) {
                    call.request();
                }
            });
        });
    }

    /** Asks again, because other rows are shown than before. */
    void evaluate() {
        call.request();
    }
}
