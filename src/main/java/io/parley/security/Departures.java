package io.parley.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpMethod;

/** Lets a filter ask whether the browser has gone away that made a request; the web server alone can see that. */
final class Departures extends ValveBase {

    private static final String ATTRIBUTE = Departures.class.getName();

    Departures() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (HttpMethod.GET.matches(request.getMethod()) && request.getContentLengthLong() <= 0) {
            request.setAttribute(ATTRIBUTE, (BooleanSupplier) () -> isReadable(request.getCoyoteRequest()));
        }
        getNext().invoke(request, response);
    }

    /** Where nothing is to follow, what can be read is the end; a browser that asks on before it is answered is none. */
    private static boolean isReadable(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() > 0;
    }

    /** Whether nobody waits for the answer any more, as far as is known. */
    static boolean isGone(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier gone && gone.getAsBoolean();
    }
}
