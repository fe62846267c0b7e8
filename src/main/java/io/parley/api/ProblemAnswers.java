package io.parley.api;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Makes problems of exceptions. */
@RestControllerAdvice(basePackageClasses = ProblemAnswers.class)
class ProblemAnswers {

    private static final String TYPES = "urn:parley:problem:";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ApiProblem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        detail.setType(URI.create(TYPES + problem.type()));
        problem.more().forEach(detail::setProperty);
        var answer = ResponseEntity.status(problem.status());
        if (problem.retryAfter().isPositive()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(problem.retryAfter().plusMillis(999).toSeconds()));
        }
        return answer.body(detail);
    }
}
