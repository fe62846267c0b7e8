package io.parley.security;

import io.parley.account.AccountService;
import io.parley.account.CurrentUser;
import io.parley.account.Preferences;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a browser keeps to show it where Parley cannot be reached, in the language that the person has chosen. */
@RestController
class OfflinePage {

    private final PlainPages pages;
    private final AccountService accounts;
    private final CurrentUser currentUser;

    OfflinePage(PlainPages pages, AccountService accounts, CurrentUser currentUser) {
        this.pages = pages;
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    @GetMapping("/offline")
    ResponseEntity<String> offline(HttpServletRequest request) {
        var language = currentUser
                .find()
                .map(accounts::preferences)
                .flatMap(Preferences::language)
                .orElseGet(request::getLocale);
        return pages.page(
                request,
                language,
                HttpStatus.OK,
                "security.offline.title",
                "security.offline.sentence",
                "security.offline.again");
    }
}
