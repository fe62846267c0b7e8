package io.parley.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.parley.account.AccessTokens;
import io.parley.account.TokenScope;
import io.parley.security.ui.LogInPage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** Who may ask for what: everything is for people who are logged in, but what says otherwise. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final int PAGES_PER_PROCESSOR = 2;
    private static final int REQUESTS_PER_PROCESSOR = 4;
    private static final int LONGEST_TURN_SECONDS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /**
     * The management port has a web server of its own behind the same rules. It tells whether Parley is well; whatever else
     * is asked for is not there, rather than behind a log-in that is not there either.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http, ServletContext ofPeople) {
        return http.securityMatcher(request -> request.getServletContext() != ofPeople)
                .headers(HeadersConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Programs show with every request who they are: no session is made, and there is no way to the log-in page. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain programs(
            HttpSecurity http, AccessTokens tokens, RememberMe rememberMe, SecurityContextHolderStrategy holder) {
        var problems = new Problems();
        var read = ProgramLogIn.authority(TokenScope.READ);
        var write = ProgramLogIn.authority(TokenScope.WRITE);
        return http.securityMatcher(ProgramPaths.REST, ProgramPaths.CHATS)
                .headers(HeadersConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(
                        new ProgramLogIn(tokens, rememberMe, holder, problems), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.POST, "/api/v1/accounts", "/api/v1/tokens")
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/api/v1/openapi")
                                .permitAll()
                                .requestMatchers(HttpMethod.DELETE, "/api/v1/tokens/current")
                                .authenticated()
                                // whoever has it open confirms what arrives
                                .requestMatchers(ProgramPaths.CHATS)
                                .hasAuthority(write)
                                .requestMatchers(HttpMethod.GET, ProgramPaths.REST)
                                .hasAuthority(read)
                                .anyRequest()
                                .hasAuthority(write))
                .build();
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, LogInFailureHandler failed, RememberMe rememberMe, LogOutHandler logOut) {
        return http.headers(HeadersConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/styles/**", "/icons/**", "/error")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/manifest.webmanifest", "/sw.js", "/offline")
                        .permitAll()
                        .requestMatchers("/avatar/**", "/attachments/**", "/thumbnails/**")
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
    WaitingLine pagesBeingLoaded() {
        return line(PAGES_PER_PROCESSOR);
    }

    @Bean
    WaitingLine requestsOfScreens() {
        return line(REQUESTS_PER_PROCESSOR);
    }

    private static WaitingLine line(int placesPerProcessor) {
        return new WaitingLine(
                placesPerProcessor * Runtime.getRuntime().availableProcessors(),
                CompletableFuture.delayedExecutor(LONGEST_TURN_SECONDS, TimeUnit.SECONDS));
    }

    @Bean
    FilterRegistrationBean<PageAdmission> pageAdmission(
            WaitingLine pagesBeingLoaded, ObjectProvider<PlainPages> pages) {
        var registration =
                new FilterRegistrationBean<>(new PageAdmission(pagesBeingLoaded, LONGEST_WAIT, pages::getObject));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    CookieSameSiteSupplier everyCookieStaysHere() {
        return CookieSameSiteSupplier.ofLax();
    }
}
