package io.parley.conversation.ui;

import com.vaadin.flow.dom.Element;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the browser something, one question at a time: while an answer is awaited, any number of further requests become
 * one more question. So a sleeping tab collects no work, and an answer proves that the browser holds all that was sent
 * to it before the question. An answer that comes after its question was given up proves less than that, and is passed over.
 */
final class ClientCall {

    /** A question that was lost, with a connection or a resynchronisation, is given up after this. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Element element;
    private final String expression;
    private final Clock clock;
    private final Runnable beforeAsking;
    private final Consumer<JsonNode> onAnswer;

    private @Nullable Instant askedAt;
    private long questions;
    private boolean again;

    /**
     * @param expression a constant script whose value is the answer
     * @param beforeAsking runs when a question goes off
     * @param onAnswer gets the answer to the question that went off last
     */
    ClientCall(Element element, String expression, Clock clock, Runnable beforeAsking, Consumer<JsonNode> onAnswer) {
        this.element = element;
        this.expression = expression;
        this.clock = clock;
        this.beforeAsking = beforeAsking;
        this.onAnswer = onAnswer;
    }

    void request() {
        var now = clock.instant();
        if (askedAt != null && isSoonAfter(askedAt, now)) {
            again = true;
            return;
        }
        askedAt = now;
        again = false;
        beforeAsking.run();
        var question = ++questions;
        element.executeJs(expression)
                .then(
                        answer -> onlyOfLast(question, () -> onAnswer.accept(answer)),
                        failure -> onlyOfLast(question, () -> {}));
    }

    /** Where the clock has gone back meanwhile nobody knows, so it is not. */
    private static boolean isSoonAfter(Instant asked, Instant now) {
        return !now.isBefore(asked) && now.isBefore(asked.plus(PATIENCE));
    }

    private void onlyOfLast(long question, Runnable work) {
        if (question == questions) {
            askedAt = null;
            work.run();
            if (again) {
                request();
            }
        }
    }
}
