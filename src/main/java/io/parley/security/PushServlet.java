package io.parley.security;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/** Sets what the push library reads from the servlet's parameters. */
@Component
class PushServlet implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(
                    "org.atmosphere.interceptor.HeartbeatInterceptor.heartbeatFrequencyInSeconds", "25");
            // it would allow every origin that asks, with credentials
            registration.addInitParameter("org.atmosphere.cpr.dropAccessControlAllowOriginHeader", "true");
        }
        return bean;
    }
}
