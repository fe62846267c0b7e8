package io.parley.api;

import io.parley.account.Caller;
import io.parley.conversation.Lifetime;
import io.parley.conversation.LifetimeService;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long the messages of a conversation are kept. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/lifetime")
class LifetimeController {

    private final LifetimeService lifetimes;

    LifetimeController(LifetimeService lifetimes) {
        this.lifetimes = lifetimes;
    }

    @GetMapping
    Json.Lifetime lifetime(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        return new Json.Lifetime(Json.word(lifetimes.of(caller.userId(), Values.conversation(id))));
    }

    @PutMapping
    Json.Lifetime set(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") long id, @RequestBody Json.Lifetime wanted) {
        var lifetime = Json.constant(Lifetime.class, Values.required(wanted.lifetime(), "lifetime"))
                .orElseThrow(() -> Values.invalid("lifetime has to be for_good, day, week or month"));
        lifetimes.set(caller.userId(), Values.conversation(id), lifetime);
        return lifetime(caller, id);
    }
}
