package io.parley.api;

import io.parley.account.AccountProblem;
import io.parley.account.AccountRefusedException;
import io.parley.account.TooManyAttemptsException;
import io.parley.attachment.AttachmentRefusedException;
import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.MessageChangeRefusedException;
import io.parley.conversation.MessageRefusedException;
import io.parley.conversation.NoSuchConversationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Makes problems of exceptions. */
@RestControllerAdvice(basePackageClasses = ProblemAnswers.class)
class ProblemAnswers {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private static final String TYPES = "urn:parley:problem:";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Set<AccountProblem> CONFLICTS =
            Set.of(AccountProblem.USERNAME_TAKEN, AccountProblem.EMAIL_TAKEN, AccountProblem.TOO_MANY_TOKENS);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ApiProblem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        detail.setType(URI.create(TYPES + problem.type()));
        problem.more().forEach(detail::setProperty);
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter().isPositive()) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(problem.retryAfter().plusMillis(999).toSeconds()));
        }
        return answer.body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AccountRefusedException refusal) {
        var problems =
                refusal.problems().stream().map(ProblemAnswers::word).sorted().toList();
        var isConflict = CONFLICTS.containsAll(refusal.problems());
        return problem(new ApiProblem(
                isConflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                isConflict ? "conflict" : "invalid-value",
                "This cannot be taken: " + String.join(", ", problems),
                Duration.ZERO,
                Map.of("problems", List.copyOf(problems))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyAttemptsException e) {
        return problem(new ApiProblem(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "That was very often in a short time",
                e.retryAfter(),
                Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noConversation(NoSuchConversationException e) {
        return problem(ApiProblem.notFound("There is no such conversation"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidMessageException e) {
        return problem(new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, type(Refusals.code(e)), Refusals.detail(e)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MessageChangeRefusedException e) {
        return problem(
                switch (e.reason()) {
                    case NO_MESSAGE -> ApiProblem.notFound(Refusals.detail(e));
                    case NOT_YOURS -> new ApiProblem(HttpStatus.FORBIDDEN, type(Refusals.code(e)), Refusals.detail(e));
                    case DELETED -> new ApiProblem(HttpStatus.GONE, type(Refusals.code(e)), Refusals.detail(e));
                    case TOO_LATE, TOO_MANY_REACTIONS ->
                        new ApiProblem(HttpStatus.CONFLICT, type(Refusals.code(e)), Refusals.detail(e));
                });
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MessageRefusedException e) {
        var status = switch (Refusals.code(e)) {
            case NO_RECIPIENT -> HttpStatus.NOT_FOUND;
            case BLOCKED, NOT_ACCEPTED -> HttpStatus.FORBIDDEN;
            case NO_FILE, NO_ORIGINAL -> HttpStatus.UNPROCESSABLE_CONTENT;
            default -> HttpStatus.TOO_MANY_REQUESTS;
        };
        var type = status == HttpStatus.NOT_FOUND ? "not-found" : type(Refusals.code(e));
        return problem(new ApiProblem(status, type, Refusals.detail(e), e.retryAfter(), Map.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(AttachmentRefusedException e) {
        var status = switch (e.reason()) {
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY_FILES -> HttpStatus.TOO_MANY_REQUESTS;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case EMPTY, TOO_MANY_PIXELS, BROKEN_PICTURE, UNREADABLE_METADATA -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return problem(new ApiProblem(status, Refusals.type(e), Refusals.detail(e), e.retryAfter(), Map.of()));
    }

    /** The disk is full, or the program has gone before its file was all there. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> notStored(IOException e) {
        return unavailable(new UncheckedIOException(e));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return problem(
                switch (e.getCause()) {
                    case PropertyBindingException unknown ->
                        new ApiProblem(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "unknown-field",
                                "A field is there that this request does not have");
                    case InputCoercionException tooLarge -> Values.invalid("A field holds a number that is too large");
                    case DatabindException wrongKind -> Values.invalid("A field holds a value that it cannot hold");
                    case null, default ->
                        new ApiProblem(HttpStatus.BAD_REQUEST, "malformed-json", "The body is no JSON object");
                });
    }

    @ExceptionHandler({HttpMediaTypeNotSupportedException.class, MultipartException.class})
    ResponseEntity<ProblemDetail> unsupported(Exception e) {
        return problem(new ApiProblem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "Content-Type: application/json"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException e) {
        return problem(new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT, "missing-field", e.getParameterName() + " is missing"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        return problem(
                e.getParameter().hasParameterAnnotation(PathVariable.class)
                        ? ApiProblem.notFound("There is nothing here")
                        : Values.invalid(e.getName() + " has to be "
                                + (isTruth(e.getParameter()) ? "true or false" : "a whole number")));
    }

    private static boolean isTruth(MethodParameter parameter) {
        return parameter.getParameterType() == boolean.class;
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException e) {
        log.warn("A request of a program could not be answered", e);
        return problem(new ApiProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "It cannot be done now; whether it was done is not known. Send the same again.",
                SOON,
                Map.of()));
    }

    private static String type(FrameCode code) {
        return code.word().replace('_', '-');
    }

    private static String word(AccountProblem problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
