package io.parley.shell;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationState;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.shell.spi.MissingPages;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers a page request with 404 where {@link NotFoundView} will be shown. The page is the same for every address and
 * asks for its view later, so that its status has to be found out beforehand.
 */
@Component
class PageStatus implements VaadinServiceInitListener {

    private final ObjectProvider<MissingPages> features;

    PageStatus(ObjectProvider<MissingPages> features) {
        this.features = features;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addIndexHtmlRequestListener(page -> {
            if (isMissing(page.getVaadinRequest())) {
                page.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        });
    }

    private boolean isMissing(VaadinRequest request) {
        var path = Objects.requireNonNullElse(request.getPathInfo(), "").replaceFirst("^/", "");
        Optional<NavigationState> found = request.getService().getRouter().resolveNavigationTarget(new Location(path));
        return found.filter(this::hasSomething).isEmpty();
    }

    private boolean hasSomething(NavigationState state) {
        return features.stream()
                .noneMatch(feature -> feature.isMissing(state.getNavigationTarget(), state.getRouteParameters()));
    }
}
