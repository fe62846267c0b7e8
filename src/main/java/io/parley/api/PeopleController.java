package io.parley.api;

import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.account.DirectoryCursor;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.contact.ContactService;
import io.parley.contact.PeopleQuery;
import io.parley.presence.Presence;
import io.parley.presence.PresenceService;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The person in whose name a program acts, and the others. */
@RestController
@RequestMapping("/api/v1")
class PeopleController {

    private static final char SEPARATOR = '\n';

    private final AccountService accounts;
    private final ContactService contacts;
    private final PresenceService presence;

    PeopleController(AccountService accounts, ContactService contacts, PresenceService presence) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.presence = presence;
    }

    @GetMapping("/me")
    Json.Person me(@AuthenticationPrincipal Caller caller) {
        return accounts.profile(caller.userId()).map(Json.Person::of).orElseThrow(Values::nobody);
    }

    @GetMapping("/people")
    Json.People people(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "query") Optional<String> query,
            @RequestParam(name = "after") Optional<String> after) {
        var page = contacts.people(
                caller.userId(), query.map(PeopleController::query), after.map(PeopleController::cursor));
        var here = presence.of(
                caller.userId(), page.people().stream().map(UserProfile::id).toList());
        return new Json.People(
                page.people().stream()
                        .map(person ->
                                Json.PersonHere.of(person, here.getOrDefault(person.id(), new Presence.NeverSeen())))
                        .toList(),
                page.next().map(PeopleController::text).orElse(null));
    }

    @GetMapping("/people/{id}")
    Json.PersonHere person(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        var person = accounts.profile(Values.person(id)).orElseThrow(Values::nobody);
        return Json.PersonHere.of(person, presence.of(caller.userId(), person.id()));
    }

    @GetMapping("/blocked")
    Json.Blocked blocked(@AuthenticationPrincipal Caller caller) {
        return new Json.Blocked(
                contacts.blocked(caller.userId()).stream().map(Json.Person::of).toList());
    }

    @PutMapping("/people/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void block(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        contacts.block(caller.userId(), Values.other(accounts, caller, id));
    }

    @DeleteMapping("/people/{id}/block")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        contacts.unblock(caller.userId(), Values.other(accounts, caller, id));
    }

    private static PeopleQuery query(String text) {
        if (!PeopleQuery.isSearchable(text)) {
            throw Values.invalid(
                    "query has to be " + PeopleQuery.MIN_LENGTH + " to " + PeopleQuery.MAX_LENGTH + " characters");
        }
        return new PeopleQuery(text);
    }

    private static String text(DirectoryCursor cursor) {
        var text = cursor.nameKey() + SEPARATOR + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DirectoryCursor cursor(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var end = decoded.lastIndexOf(SEPARATOR);
            if (decoded.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("No name has a NUL");
            }
            return new DirectoryCursor(
                    decoded.substring(0, end), new UserId(Long.parseLong(decoded.substring(end + 1))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Values.invalid("after has to be what the page before has named as next");
        }
    }
}
