package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Tells whether a request comes from a page of this installation, by the header that no page can forge. */
@Component
class TrustedOrigins {

    private final Set<String> allowed;

    TrustedOrigins(SecurityProperties properties) {
        this.allowed = properties.allowedOrigins().stream()
                .map(origin -> origin(origin.getScheme(), origin.getRawAuthority()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the request names an origin, and one that is ours. */
    boolean isOurs(HttpServletRequest request) {
        return named(request).filter(origin -> isOurs(origin, request)).isPresent();
    }

    /** Whether the request names an origin that is not ours. */
    boolean isForeign(HttpServletRequest request) {
        return named(request).filter(origin -> !isOurs(origin, request)).isPresent();
    }

    private static Optional<String> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
    }

    private boolean isOurs(String named, HttpServletRequest request) {
        try {
            var uri = URI.create(named);
            if (uri.getScheme() == null || uri.getRawAuthority() == null) {
                return false;
            }
            var origin = origin(uri.getScheme(), uri.getRawAuthority());
            return allowed.isEmpty() ? isHostOf(request, uri) : allowed.contains(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Without a configured address the host decides. The scheme is compared where this server speaks TLS itself: behind a
     * proxy that ends TLS, the page is https and the request that arrives here is not.
     */
    private static boolean isHostOf(HttpServletRequest request, URI origin) {
        var host = request.getHeader(HttpHeaders.HOST);
        return host != null
                && host.equalsIgnoreCase(origin.getRawAuthority())
                && (!request.isSecure() || "https".equalsIgnoreCase(origin.getScheme()));
    }

    private static String origin(String scheme, String authority) {
        var origin = (scheme + "://" + authority).toLowerCase(Locale.ROOT);
        return origin.replaceFirst("^(http://.*):80$", "$1").replaceFirst("^(https://.*):443$", "$1");
    }
}
