package io.parley.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.stereotype.Component;

/** Marks the scripts of a page as ours, so that the browser runs no other. */
@Component
class PageGuard implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.addIndexHtmlRequestListener(page -> {
            if (page.getVaadinRequest() instanceof VaadinServletRequest request) {
                var nonce = ContentSecurityPolicy.nonce(request.getHttpServletRequest());
                page.getDocument().select("script").attr("nonce", nonce);
            }
        });
    }
}
