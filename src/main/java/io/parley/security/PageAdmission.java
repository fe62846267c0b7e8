package io.parley.security;

import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets pages be loaded one after another, before they take a session, a connection to the database or a processor from each other.
 * What people do who are in never waits here.
 */
final class PageAdmission extends OncePerRequestFilter {

    /** Each that waits takes up to 85 KB for its connection. */
    private static final int LONGEST_LINE = 1_000;

    private static final String AGAIN_AFTER_SECONDS = "3";
    private static final PlainPages.Words BUSY =
            new PlainPages.Words("security.busy.title", "security.busy.sentence", "security.error.back");
    private static final List<String> NO_PAGES =
            List.of("/VAADIN/", "/api/", "/attachments/", "/avatar/", "/icons/", "/styles/", "/thumbnails/");

    private final WaitingLine line;
    private final Duration patience;
    private final Supplier<PlainPages> pages;

    /** What of a page is asked for. */
    private enum Step {
        /** The document, with which somebody comes. */
        DOCUMENT,
        /** The screen and the first thing that it is told, with which he goes on. */
        SCREEN
    }

    /** @param patience after which whoever comes is asked to try again, and whoever has begun goes on without a turn */
    PageAdmission(WaitingLine line, Duration patience, Supplier<PlainPages> pages) {
        this.line = line;
        this.patience = patience;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var step = step(request);
        if (step.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var hasBegun = step.get() == Step.SCREEN;
        if (!hasBegun && line.length() >= LONGEST_LINE) {
            askToTryAgain(request, response);
            return;
        }
        try (var turn = line.join(hasBegun)) {
            if (turn.comesWithin(Duration.ZERO)
                    || (turn.comesWithin(patience) || hasBegun) && !Departures.isGone(request)) {
                chain.doFilter(request, response);
            } else {
                askToTryAgain(request, response);
            }
        }
    }

    private static Optional<Step> step(HttpServletRequest request) {
        var kind = inAddress(request, ApplicationConstants.REQUEST_TYPE_PARAMETER);
        if (HttpMethod.POST.matches(request.getMethod())) {
            return RequestType.UIDL.getIdentifier().equals(kind) && isFirst(request)
                    ? Optional.of(Step.SCREEN)
                    : Optional.empty();
        }
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return Optional.empty();
        }
        if (kind != null) {
            return RequestType.INIT.getIdentifier().equals(kind) ? Optional.of(Step.SCREEN) : Optional.empty();
        }
        return isDocument(request) ? Optional.of(Step.DOCUMENT) : Optional.empty();
    }

    /** The first thing that a screen is told makes what it shows. */
    private static boolean isFirst(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(LiveSessions::of)
                .filter(session -> session.isFirstTold(inAddress(request, ApplicationConstants.UI_ID_PARAMETER)))
                .isPresent();
    }

    /** A parameter of the address; the request itself would read what is sent with it in search of more. */
    private static @Nullable String inAddress(HttpServletRequest request, String name) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(name);
    }

    private static boolean isDocument(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                        .filter(accepted -> accepted.contains(MediaType.TEXT_HTML_VALUE))
                        .isPresent()
                && NO_PAGES.stream().noneMatch(path::startsWith);
    }

    private void askToTryAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = pages.get().page(request, HttpStatus.SERVICE_UNAVAILABLE, BUSY);
        response.setStatus(page.getStatusCode().value());
        page.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS);
        response.setHeader("Refresh", AGAIN_AFTER_SECONDS);
        response.getWriter().write(Objects.requireNonNull(page.getBody()));
    }
}
