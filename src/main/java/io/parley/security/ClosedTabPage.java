package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the oldest tab of a person shows who has opened too many of them; a page that is no live tab itself. */
@RestController
class ClosedTabPage {

    private static final PlainPages.Words WORDS =
            new PlainPages.Words("security.closed.title", "security.closed.sentence", "security.closed.again");

    private final PlainPages pages;

    ClosedTabPage(PlainPages pages) {
        this.pages = pages;
    }

    @GetMapping("/" + LiveSessions.TOO_MANY_TABS)
    ResponseEntity<String> closed(HttpServletRequest request) {
        return pages.page(request, HttpStatus.OK, WORDS);
    }
}
