package io.parley.security;

import io.parley.account.AccountService;
import io.parley.account.CurrentUser;
import io.parley.account.Preferences;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a browser keeps to show it where Parley cannot be reached, in the language that the person has chosen. */
@RestController
class OfflinePage {

    private static final PlainPages.Words WORDS = new PlainPages.Words(
            "security.offline.title", "security.offline.sentence", "security.offline.again", Optional.empty());

    private final PlainPages pages;
    private final AccountService accounts;

    OfflinePage(PlainPages pages, AccountService accounts) {
        this.pages = pages;
        this.accounts = accounts;
    }

    @GetMapping("/offline")
    ResponseEntity<String> offline(
            @AuthenticationPrincipal CurrentUser.@Nullable Principal person, HttpServletRequest request) {
        var language = Optional.ofNullable(person)
                .map(known -> accounts.preferences(known.userId()))
                .flatMap(Preferences::language)
                .orElseGet(request::getLocale);
        return pages.page(request, language, HttpStatus.OK, WORDS);
    }
}
