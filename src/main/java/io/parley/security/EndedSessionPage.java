package io.parley.security;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionExpiredHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Lets the browser ask once more for a page whose session ended while it was being asked for, which is the lot of a tab that
 * a log-out sends to the log-in page. Vaadin's own answer is an error.
 */
@Component
class EndedSessionPage implements SessionExpiredHandler, VaadinServiceInitListener {

    /** What a page is asked for with: by its address, and then by its script. */
    private static final Set<String> PAGE = Set.of("", RequestType.INIT.getIdentifier());

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addRequestHandler(this);
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        return false;
    }

    @Override
    public boolean handleSessionExpired(VaadinRequest request, VaadinResponse response) throws IOException {
        if (request instanceof VaadinServletRequest asked
                && response instanceof VaadinServletResponse answer
                && isForPage(asked)) {
            answer.sendRedirect(address(asked));
            return true;
        }
        return false;
    }

    private static boolean isForPage(HttpServletRequest request) {
        var kind = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return HttpMethod.GET.matches(request.getMethod()) && PAGE.contains(kind == null ? "" : kind);
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }
}
