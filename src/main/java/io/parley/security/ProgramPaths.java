package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What belongs to the interfaces for programs, and how a program says who it is. */
final class ProgramPaths {

    static final String REST = "/api/**";
    static final String CHATS = "/ws/chat/**";

    /** Written out in full, because this is asked before anybody has looked for tricks in the path. */
    private static final Pattern SOCKETS = Pattern.compile("/api/v1/socket|/ws/chat/[A-Za-z0-9_-]{1,40}/?");

    private static final Pattern PROGRAMS = Pattern.compile("/(api|ws/chat)(/.*)?");
    private static final String BEARER = "Bearer ";

    private ProgramPaths() {}

    /** Whether a path, such as one that had an error, is for programs, so that no page is the answer. */
    static boolean isForPrograms(HttpServletRequest request, String uri) {
        return uri.startsWith(request.getContextPath())
                && PROGRAMS.matcher(uri.substring(request.getContextPath().length()))
                        .matches();
    }

    /** Whether a request asks for a WebSocket; many clients ask in passing for HTTP/2, which is none of our business. */
    static boolean isWebSocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.UPGRADE)).stream()
                .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    static boolean isSocketForPrograms(HttpServletRequest request) {
        return isWebSocket(request)
                && SOCKETS.matcher(request.getRequestURI()
                                .substring(request.getContextPath().length()))
                        .matches();
    }

    /**
     * The access token of a request (<a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750</a>). No page of
     * others can make a browser send one.
     */
    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
