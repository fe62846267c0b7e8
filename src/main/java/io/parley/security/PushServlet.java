package io.parley.security;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/** Sets what the push library reads from the servlet's parameters. */
@Component
class PushServlet implements BeanPostProcessor {

    /** Of what a browser says over its push connection, in characters. */
    private static final String LONGEST_MESSAGE = "1024";

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(
                    "org.atmosphere.interceptor.HeartbeatInterceptor.heartbeatFrequencyInSeconds", "25");
            // it would allow every origin that asks, with credentials
            registration.addInitParameter("org.atmosphere.cpr.dropAccessControlAllowOriginHeader", "true");
            // whoever has none would get one, in place of the one in which he has logged in meanwhile
            registration.addInitParameter("org.atmosphere.cpr.sessionCreate", "false");
            // buffers that every connection would hold and nothing uses
            registration.addInitParameter("org.atmosphere.websocket.bufferSize", "0");
            // a browser says little here, its requests go another way
            registration.addInitParameter("org.atmosphere.websocket.maxTextMessageSize", LONGEST_MESSAGE);
            registration.addInitParameter("org.atmosphere.websocket.maxBinaryMessageSize", LONGEST_MESSAGE);
        }
        return bean;
    }
}
