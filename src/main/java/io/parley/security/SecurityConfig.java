package io.parley.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.parley.security.ui.LogInPage;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** Who may ask for what: everything is for people who are logged in, but what says otherwise. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            LogInWithPassword logIn,
            LogInFailureHandler failed,
            RememberMe rememberMe,
            LogOutHandler logOut) {
        return http.authenticationProvider(logIn)
                .headers(HeadersConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/styles/**", "/icons/**", "/error", "/actuator/health")
                                .permitAll()
                                .requestMatchers("/avatar/**")
                                .authenticated())
                .formLogin(form -> form.loginPage("/login").permitAll().failureHandler(failed))
                .rememberMe(remember -> remember.rememberMeServices(rememberMe).key(rememberMe.getKey()))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(LogInPage.view(), "/login")
                                .addLogoutHandler(logOut)
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(
            TrustedOrigins origins,
            PushSockets sockets,
            ObjectProvider<RememberMe> rememberMe,
            ApplicationEventPublisher events) {
        var registration = new FilterRegistrationBean<>(new EdgeFilter(
                origins, sockets, request -> rememberMe.getObject().isRemembered(request), events::publishEvent));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setAsyncSupported(true);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    @Bean
    CookieSameSiteSupplier everyCookieStaysHere() {
        return CookieSameSiteSupplier.ofLax();
    }
}
