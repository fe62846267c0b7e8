package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * The headers that every response carries, whoever makes it. Written here and not by Spring Security, which never sees
 * what is refused before it.
 */
final class SecurityHeaders {

    private static final Set<String> STATIC_PATHS = Set.of("/VAADIN/build/", "/VAADIN/static/", "/styles/", "/icons/");

    private SecurityHeaders() {}

    static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", ContentSecurityPolicy.header(request));
        // says the same as frame-ancestors, to what knows no CSP; Vaadin would say SAMEORIGIN
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        // what is the same for everybody names its own time; all else is somebody's and is never kept
        response.setHeader(HttpHeaders.CACHE_CONTROL, isStatic(request) ? "no-cache" : "no-store");
    }

    private static boolean isStatic(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path != null
                && STATIC_PATHS.stream().anyMatch(start -> path.startsWith(request.getContextPath() + start));
    }
}
