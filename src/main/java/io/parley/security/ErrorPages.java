package io.parley.security;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The answer when there is no screen to show it: one kind sentence and a number, under which the log has the rest.
 * Browsers get a page, programs get <a href="https://www.rfc-editor.org/rfc/rfc9457">problem details</a>.
 */
@RestController
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private static final Set<Integer> WITH_WORDS = Set.of(400, 401, 403, 404, 405, 413, 429);
    private static final int SMALLEST_INCIDENT = 100_000_000;

    private final PlainPages pages;
    private final I18NProvider words;
    private final SecureRandom random = new SecureRandom();

    ErrorPages(PlainPages pages, I18NProvider words) {
        this.pages = pages;
        this.words = words;
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<?> answer(HttpServletRequest request) {
        var status = status(request);
        var incident = incident(request, status);
        if (isForBrowser(request)) {
            var said = new PlainPages.Words(sentenceKey(status), "security.error.incident", "security.error.back");
            return pages.page(request, status, said, incident);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of(
                        "type",
                        "urn:parley:problem:"
                                + status.getReasonPhrase()
                                        .toLowerCase(Locale.ROOT)
                                        .replace(' ', '-'),
                        "title",
                        status.getReasonPhrase(),
                        "status",
                        status.value(),
                        "detail",
                        words.getTranslation(sentenceKey(status), Locale.ENGLISH),
                        "incident",
                        incident));
    }

    private static boolean isForBrowser(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                        && ProgramPaths.isForPrograms(request, uri));
    }

    /** Whoever asks for the error page itself, without any error, has found a page that does not exist. */
    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            var status = HttpStatus.resolve(code);
            return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        }
        return HttpStatus.NOT_FOUND;
    }

    private String incident(HttpServletRequest request, HttpStatus status) {
        var incident = Integer.toString(random.nextInt(SMALLEST_INCIDENT, Integer.MAX_VALUE), Character.MAX_RADIX);
        if (status.is5xxServerError()) {
            log.error("Incident {}: {}", incident, status.value(), (Throwable)
                    request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        } else {
            log.debug("Incident {}: {}", incident, status.value());
        }
        return incident;
    }

    private static String sentenceKey(HttpStatus status) {
        if (WITH_WORDS.contains(status.value())) {
            return "security.error." + status.value();
        }
        return status.is4xxClientError() ? "security.error.400" : "security.error.500";
    }
}
