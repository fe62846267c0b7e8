package io.parley.security;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Lets the web server itself say nothing about itself, but who has gone. */
@Component
class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            context.getPipeline().addValve(new Departures());
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(BareErrorPage.class.getName());
            }
        });
    }
}
