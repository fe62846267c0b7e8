package io.parley.shell.spi;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteParameters;

/**
 * Knows where a feature's views have nothing to show; a bean. The server asks before it answers a page request, so that
 * such an address is answered 404, as the view itself will say.
 */
public interface MissingPages {

    /**
     * Whether the person who asks finds nothing.
     *
     * @param view any view, also of other features, of which nothing is known here
     */
    boolean isMissing(Class<? extends Component> view, RouteParameters parameters);
}
