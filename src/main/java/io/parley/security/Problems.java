package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells programs that they are not let in, or not now, as <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>. */
final class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BODY = """
            {"type":"urn:parley:problem:%s","title":"%s","status":%d,"detail":"%s"}""";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        var shown = ProgramPaths.token(request).isPresent();
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                shown ? "Bearer realm=\"parley\", error=\"invalid_token\"" : "Bearer realm=\"parley\"");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                shown
                        ? "This access token is unknown, expired or revoked."
                        : "An access token is needed: Authorization: Bearer …");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"parley\", error=\"insufficient_scope\"");
        write(response, HttpStatus.FORBIDDEN, "insufficient-scope", "This access token may not do this.");
    }

    /** The database does not answer, so nobody knows who asks. */
    void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        write(response, HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "It cannot be done now. Send the same again.");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String type, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(BODY.formatted(type, status.getReasonPhrase(), status.value(), detail));
    }
}
