package io.parley.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a browser keeps to show it where Parley cannot be reached. */
@RestController
class OfflinePage {

    private final PlainPages pages;

    OfflinePage(PlainPages pages) {
        this.pages = pages;
    }

    @GetMapping("/offline")
    ResponseEntity<String> offline(HttpServletRequest request) {
        return pages.page(
                request,
                HttpStatus.OK,
                "security.offline.title",
                "security.offline.sentence",
                "security.offline.again");
    }
}
