package io.parley.api;

import io.parley.account.Caller;
import io.parley.search.SearchCursor;
import io.parley.search.SearchQuery;
import io.parley.search.SearchService;
import io.parley.search.SearchTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding messages by their words. */
@RestController
@RequestMapping("/api/v1")
class SearchController {

    private final SearchService search;

    SearchController(SearchService search) {
        this.search = search;
    }

    @GetMapping("/search")
    Json.Hits search(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "q", required = false) @Nullable String q,
            @RequestParam(name = "conversation") Optional<Long> conversation,
            @RequestParam(name = "person") Optional<Long> person,
            @RequestParam(name = "from") Optional<String> from,
            @RequestParam(name = "to") Optional<String> to,
            @RequestParam(name = "with_files", defaultValue = "false") boolean withFiles,
            @RequestParam(name = "after") Optional<String> after) {
        var text = withFiles && q == null ? "" : Values.required(q, "q");
        if (!SearchQuery.isSearchable(text) && !(withFiles && text.isBlank())) {
            throw Values.invalid("q has to be " + SearchQuery.MIN_LENGTH + " to " + SearchQuery.MAX_LENGTH
                    + " characters with a word in them");
        }
        var query = new SearchQuery(
                text,
                conversation.map(Values::conversation),
                person.map(Values::person),
                from.map(time -> Values.instant(time, "from")),
                to.map(time -> Values.instant(time, "to")),
                withFiles);
        try {
            return Json.Hits.of(search.search(caller.userId(), query, after.map(HitCursor::of)));
        } catch (SearchTimeoutException tooLong) {
            throw new ApiProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "search-too-slow",
                    "This search takes too long; longer words are found sooner",
                    Duration.ofSeconds(1),
                    Map.of());
        }
    }

    /** How programs name where a page has ended. */
    static final class HitCursor {

        private HitCursor() {}

        static SearchCursor of(String text) {
            try {
                var point = text.lastIndexOf('_');
                return new SearchCursor(
                        Values.time(Instant.parse(text.substring(0, point)), "after"),
                        Long.parseLong(text.substring(point + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
                throw Values.invalid("after has to be what the page before has named as next");
            }
        }

        static String text(SearchCursor cursor) {
            return cursor.sentAt() + "_" + cursor.messageId();
        }
    }
}
