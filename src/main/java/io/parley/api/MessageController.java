package io.parley.api;

import io.parley.account.Caller;
import io.parley.conversation.Emoji;
import io.parley.conversation.ForwardService;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageHistoryService;
import io.parley.conversation.MessageService;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of one message that is stored. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/messages/{seq}")
class MessageController {

    private final MessageChangeService changes;
    private final ForwardService forwards;
    private final MessageService messages;
    private final MessageHistoryService history;

    MessageController(
            MessageChangeService changes,
            ForwardService forwards,
            MessageService messages,
            MessageHistoryService history) {
        this.changes = changes;
        this.forwards = forwards;
        this.messages = messages;
        this.history = history;
    }

    @PutMapping
    Json.Message edit(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @PathVariable("seq") long seq,
            @RequestBody Incoming.NewText text) {
        var body = new MessageBody(Values.required(text.body(), "body"));
        return Json.Message.of(changes.edit(caller.userId(), Values.conversation(id), seq, body));
    }

    /** @param whom {@code both}, as where it is absent, or {@code me} */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @PathVariable("seq") long seq,
            @RequestParam(name = "for", defaultValue = "both") String whom) {
        switch (whom) {
            case "both" -> changes.delete(caller.userId(), Values.conversation(id), seq);
            case "me" -> changes.hide(caller.userId(), Values.conversation(id), seq);
            default -> throw Values.invalid("for has to be both or me");
        }
    }

    @PutMapping("/reactions")
    Json.Message react(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @PathVariable("seq") long seq,
            @RequestBody Incoming.NewReaction reaction) {
        var emoji = emoji(Values.required(reaction.emoji(), "emoji"));
        var active = reaction.active() == null || reaction.active();
        return Json.Message.of(changes.react(caller.userId(), Values.conversation(id), seq, emoji, active));
    }

    @GetMapping("/info")
    Json.MessageInfo info(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") long id, @PathVariable("seq") long seq) {
        return Json.MessageInfo.of(history.times(caller.userId(), Values.conversation(id), seq));
    }

    @GetMapping("/versions")
    Json.Versions versions(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") long id, @PathVariable("seq") long seq) {
        return new Json.Versions(history.versions(caller.userId(), Values.conversation(id), seq).stream()
                .map(Json.Version::of)
                .toList());
    }

    /** @return 201 and the message, or 200 if this client id is stored already */
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "This client_id was stored already")
    @PostMapping("/forward")
    ResponseEntity<Json.Message> forward(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @PathVariable("seq") long seq,
            @RequestBody Incoming.NewForward wanted) {
        var to = Values.person(Values.required(wanted.to(), "to"));
        var clientId = Values.clientId(wanted.clientId());
        var status = messages.find(caller.userId(), to, clientId).isPresent() ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .body(Json.Message.of(forwards.forward(caller.userId(), Values.conversation(id), seq, to, clientId)));
    }

    private static Emoji emoji(String text) {
        try {
            return new Emoji(text);
        } catch (IllegalArgumentException e) {
            throw Values.invalid("emoji has to be one emoji");
        }
    }
}
