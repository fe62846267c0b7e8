package io.parley.api;

import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.conversation.Draft;
import io.parley.conversation.MessageService;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is typed for a person, or oneself, and not sent yet. */
@RestController
@RequestMapping("/api/v1/people/{id}/draft")
class DraftController {

    private final MessageService messages;
    private final AccountService accounts;

    DraftController(MessageService messages, AccountService accounts) {
        this.messages = messages;
        this.accounts = accounts;
    }

    @GetMapping
    Json.Draft draft(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        return messages.draft(caller.userId(), Values.somebody(accounts, id))
                .map(Json.Draft::of)
                .orElseThrow(() -> ApiProblem.notFound("There is no draft for this person"));
    }

    @PutMapping
    Json.Draft keep(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestBody Incoming.NewDraft wanted) {
        var peer = Values.somebody(accounts, id);
        var clientId = Values.clientId(wanted.clientId());
        var body = Values.required(wanted.body(), "body");
        check(body);
        var replyTo = Optional.ofNullable(wanted.replyTo()).map(seq -> Values.count(seq, "reply_to"));
        replyTo.ifPresent(seq -> messages.checkOriginal(caller.userId(), peer, seq));
        var draft = new Draft(clientId, body, replyTo);
        if (draft.text().isBlank()) {
            throw unfit("blank", "There is nothing to be seen in this text; DELETE removes a draft");
        }
        if (!messages.keepDraft(caller.userId(), peer, draft)) {
            throw new ApiProblem(HttpStatus.CONFLICT, "already-sent", "A message of this client_id is stored");
        }
        return Json.Draft.of(draft);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        messages.forgetDraft(caller.userId(), Values.somebody(accounts, id));
    }

    /** What a screen would cut or leave out, a program is told. */
    private static void check(String body) {
        if (body.length() > Draft.MAX_LENGTH) {
            throw unfit("too-long", "A draft has at most " + Draft.MAX_LENGTH + " UTF-16 units");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(body)) {
            throw unfit("invalid-text", "This text is no Unicode: half of a surrogate pair stands alone");
        }
    }

    private static ApiProblem unfit(String type, String detail) {
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, type, detail);
    }
}
