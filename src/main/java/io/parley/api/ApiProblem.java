package io.parley.api;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request is not obeyed; the answer is a problem (<a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>). */
final class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final String type;
    private final Duration retryAfter;
    private final transient Map<String, Object> more;

    ApiProblem(HttpStatus status, String type, String detail) {
        this(status, type, detail, Duration.ZERO, Map.of());
    }

    /**
     * @param type stable, without its prefix
     * @param retryAfter zero where waiting does not help
     * @param more what else the answer tells
     */
    ApiProblem(HttpStatus status, String type, String detail, Duration retryAfter, Map<String, Object> more) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.retryAfter = retryAfter;
        this.more = more;
    }

    static ApiProblem notFound(String detail) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "not-found", detail);
    }

    HttpStatus status() {
        return status;
    }

    String type() {
        return type;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    Map<String, Object> more() {
        return more;
    }
}
