package io.parley.api;

import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.contact.Privacy;
import io.parley.contact.PrivacyService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the person in whose name a program acts lets others know of him. */
@RestController
@RequestMapping("/api/v1")
class PrivacyController {

    private final PrivacyService privacy;
    private final AccountService accounts;

    PrivacyController(PrivacyService privacy, AccountService accounts) {
        this.privacy = privacy;
        this.accounts = accounts;
    }

    @GetMapping("/me/privacy")
    Json.Privacy privacy(@AuthenticationPrincipal Caller caller) {
        return Json.Privacy.of(privacy.of(caller.userId()));
    }

    @PutMapping("/me/privacy")
    Json.Privacy change(@AuthenticationPrincipal Caller caller, @RequestBody Incoming.NewPrivacy wanted) {
        var chosen = new Privacy(
                Values.required(wanted.presence(), "presence"),
                Values.required(wanted.receipts(), "receipts"),
                Values.required(wanted.typing(), "typing"));
        privacy.change(caller.userId(), before -> chosen);
        return Json.Privacy.of(chosen);
    }

    @GetMapping("/people/{id}/privacy")
    Json.PrivacyTowards towards(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        return Json.PrivacyTowards.of(privacy.towards(caller.userId(), Values.other(accounts, caller, id)));
    }

    @PutMapping("/people/{id}/privacy")
    Json.PrivacyTowards changeTowards(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestBody Incoming.NewPrivacyTowards wanted) {
        var receipts = Values.required(wanted.receipts(), "receipts");
        var typing = Values.required(wanted.typing(), "typing");
        privacy.changeTowards(
                caller.userId(),
                Values.other(accounts, caller, id),
                before -> new Privacy(before.presence(), receipts, typing));
        return towards(caller, id);
    }
}
