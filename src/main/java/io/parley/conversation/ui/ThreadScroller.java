package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Scrolls the rows of a thread: starts and sticks at their end, and tells where it came to rest. */
final class ThreadScroller extends Div {

    /** How near an end the next page is wanted. */
    static final int NEAR_PIXELS = 300;

    /** The first time the call comes before the view is in the page. */
    private static final String SCROLL_ONCE_LAID_OUT = """
            const scroll = tries => this.offsetHeight > 0
                ? this.scrollIntoView({block: $0})
                : tries > 0 && setTimeout(() => scroll(tries - 1), 20);
            scroll(250);
            """;

    private static final String FROM_TOP = "element.scrollHeight + element.scrollTop - element.clientHeight";
    private static final String FROM_BOTTOM = "-element.scrollTop";

    /** Hears where the scrolling has come to rest, in pixels from both ends. */
    interface Listener {

        void rests(double fromTop, double fromBottom);
    }

    ThreadScroller(Listener listener, Component... rows) {
        super(rows);
        addClassName("parley-thread-scroller");
        getElement()
                .addEventListener("scroll", event -> {
                    var data = event.getEventData();
                    listener.rests(
                            data.get(FROM_TOP).asDouble(), data.get(FROM_BOTTOM).asDouble());
                })
                .addEventData(FROM_TOP)
                .addEventData(FROM_BOTTOM)
                .debounce(150);
    }

    void scrollTo(Div row) {
        row.getElement().executeJs(SCROLL_ONCE_LAID_OUT, "start");
    }

    void scrollToMiddle(Component row) {
        row.getElement().executeJs(SCROLL_ONCE_LAID_OUT, "center");
    }

    void focus(Component row) {
        row.getElement().executeJs("this.tabIndex = -1; this.focus({preventScroll: true})");
    }

    void scrollToEnd() {
        getElement().executeJs("this.scrollTop = 0");
    }
}
