package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;

/** What a page of Parley may load and do, by <a href="https://www.w3.org/TR/CSP3/">CSP 3</a>. */
final class ContentSecurityPolicy {

    private static final String ATTRIBUTE = ContentSecurityPolicy.class.getName();
    private static final int NONCE_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ContentSecurityPolicy() {}

    /** The word by which this response's scripts are known; the same within a request, another in the next. */
    static String nonce(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String nonce) {
            return nonce;
        }
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        request.setAttribute(ATTRIBUTE, nonce);
        return nonce;
    }

    static String header(HttpServletRequest request) {
        // the client engine compiles the functions that the server sends: it needs eval, but no inline script
        return "default-src 'self'; script-src 'self' 'unsafe-eval' 'nonce-" + nonce(request) + "'; "
                + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
                + "frame-ancestors 'none'";
    }
}
