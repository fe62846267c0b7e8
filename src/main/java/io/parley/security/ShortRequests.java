package io.parley.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the short requests of screens, which are nearly all, into as much memory as they need, and answers them in turns.
 *
 * <p>Vaadin takes 192 KB for each, which was more than a third of all that the server allocated. What is long or does not say how long it is,
 * Vaadin reads itself and refuses above {@code vaadin.maxRequestBodySize}.
 *
 * <p>When screens ask for more than the processors can do, their requests wait here in the order in which they came, and what has been
 * begun gets done: otherwise all of it would be under way at once, and fill the memory (decision 0059).
 */
@Component
class ShortRequests extends UidlRequestHandler implements VaadinServiceInitListener {

    /** The longest request that is short, in bytes. */
    static final int MAX_BYTES = 16 * 1024;

    private static final int AT_ONCE = 1024;

    /** After which a request is answered without its turn. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final transient WaitingLine turns;

    ShortRequests(WaitingLine requestsOfScreens) {
        turns = requestsOfScreens;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addRequestHandler(this);
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (!canHandleRequest(request) || !isShort(request)) {
            return super.handleRequest(session, request, response);
        }
        var answer = inTurn(session, request, response, text(request.getReader(), request.getContentLength()));
        if (answer.isPresent()) {
            answer.get().writeResponse();
        }
        return answer.isPresent();
    }

    private static boolean isShort(VaadinRequest request) {
        return request.getContentLength() >= 0 && request.getContentLength() <= MAX_BYTES;
    }

    private Optional<ResponseWriter> inTurn(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String text) throws IOException {
        try (var turn = turns.join(false)) {
            turn.comesWithin(LONGEST_WAIT);
            return answer(session, request, response, text);
        }
    }

    private Optional<ResponseWriter> answer(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String text) throws IOException {
        session.lock();
        try {
            return synchronizedHandleRequest(session, request, response, text);
        } finally {
            session.unlock();
        }
    }

    private static String text(Reader body, int bytes) throws IOException {
        var text = new StringBuilder(bytes);
        var part = new char[AT_ONCE];
        for (var read = body.read(part); read >= 0; read = body.read(part)) {
            text.append(part, 0, read);
        }
        return text.toString();
    }
}
