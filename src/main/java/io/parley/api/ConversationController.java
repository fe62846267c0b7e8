package io.parley.api;

import io.parley.account.Caller;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.Arrangement;
import io.parley.conversation.ArrangementService;
import io.parley.conversation.ConversationExport;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ListPart;
import io.parley.conversation.ListPlace;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessagePage;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.conversation.ReceiptService;
import io.parley.conversation.RequestService;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Conversations, messages and receipts. */
@RestController
@RequestMapping("/api/v1")
class ConversationController {

    private final ConversationService conversations;
    private final MessageService messages;
    private final ReceiptService receipts;
    private final ArrangementService arrangements;
    private final RequestService requests;
    private final ConversationExport export;

    ConversationController(
            ConversationService conversations,
            MessageService messages,
            ReceiptService receipts,
            ArrangementService arrangements,
            RequestService requests,
            ConversationExport export) {
        this.arrangements = arrangements;
        this.requests = requests;
        this.export = export;
        this.conversations = conversations;
        this.messages = messages;
        this.receipts = receipts;
    }

    @GetMapping("/conversations")
    Json.Conversations conversations(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "after") Optional<String> after,
            @RequestParam(name = "part") Optional<String> part) {
        var wanted = part.map(ConversationController::part).orElse(ListPart.MAIN);
        var page = after.map(ListCursor::place)
                .map(place -> conversations.listAfter(caller.userId(), wanted, place))
                .orElseGet(() -> conversations.list(caller.userId(), wanted));
        return new Json.Conversations(
                page.stream().map(Json.Conversation::of).toList(),
                page.size() < conversations.pageSize() ? null : ListCursor.text(ListPlace.of(page.getLast())));
    }

    private static ListPart part(String name) {
        return Json.constant(ListPart.class, name)
                .orElseThrow(() -> Values.invalid("part has to be main, unread, requests or archived"));
    }

    @PostMapping("/conversations/{id}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id) {
        requests.accept(caller.userId(), Values.conversation(id));
    }

    @PutMapping("/conversations/{id}/arrangement")
    Json.Arrangement arrange(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestBody Incoming.NewArrangement wanted) {
        var pinned = Values.required(wanted.pinned(), "pinned");
        var archived = Values.required(wanted.archived(), "archived");
        if (pinned && archived) {
            throw Values.invalid("pinned or archived, not both");
        }
        var arrangement = new Arrangement(
                pinned,
                archived,
                Optional.ofNullable(wanted.mutedUntil()).map(ConversationController::muteEnd),
                Values.required(wanted.markedUnread(), "marked_unread"));
        return Json.Arrangement.of(
                arrangements.arrange(caller.userId(), Values.conversation(id), before -> arrangement));
    }

    private static Instant muteEnd(String text) {
        var end = Values.instant(text, "muted_until").truncatedTo(ChronoUnit.MICROS);
        if (end.isBefore(Instant.EPOCH) || end.isAfter(Arrangement.FOR_EVER)) {
            throw Values.invalid("muted_until has to be between 1970 and " + Arrangement.FOR_EVER);
        }
        return end;
    }

    /** Written as it is read, so that it may be as long as it likes. */
    @GetMapping(path = "/conversations/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    void export(@AuthenticationPrincipal Caller caller, @PathVariable("id") long id, HttpServletResponse response)
            throws IOException {
        var conversation = Values.conversation(id);
        conversations.peer(caller.userId(), conversation);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        export.writeJson(caller.userId(), conversation, response.getOutputStream());
    }

    @GetMapping("/conversations/{id}/messages")
    Json.Messages messages(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestParam(name = "before") Optional<Long> before,
            @RequestParam(name = "after") Optional<Long> after,
            @RequestParam(name = "limit") Optional<Integer> limit) {
        if (before.isPresent() && after.isPresent()) {
            throw Values.invalid("before or after, not both");
        }
        if (limit.filter(most -> most < 1).isPresent()) {
            throw Values.invalid("limit has to be 1 or more");
        }
        var conversation = Values.conversation(id);
        var page = after.map(seq -> Values.count(seq, "after"))
                .map(seq -> conversations.after(caller.userId(), conversation, seq))
                .or(() -> before.map(seq -> Values.count(seq, "before"))
                        .map(seq -> conversations.before(caller.userId(), conversation, seq)))
                .orElseGet(() -> conversations.latest(caller.userId(), conversation));
        return shortened(page, limit.orElse(Integer.MAX_VALUE), after.isPresent());
    }

    /** The messages next to where the page was asked for, if they are more than wanted. */
    private static Json.Messages shortened(MessagePage page, int limit, boolean fromTheStart) {
        var all = page.messages().stream().map(Json.Message::of).toList();
        var size = Math.min(limit, all.size());
        var isShorter = size < all.size();
        return new Json.Messages(
                fromTheStart ? all.subList(0, size) : all.subList(all.size() - size, all.size()),
                page.receipts().deliveredUpTo(),
                page.receipts().readUpTo(),
                page.hasOlder() || (isShorter && !fromTheStart),
                page.hasNewer() || (isShorter && fromTheStart));
    }

    @GetMapping("/conversations/{id}/changes")
    Json.Changes changes(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestParam(name = "after_rev") long afterRev) {
        return Json.Changes.of(
                caller.userId(),
                conversations.newsAfter(caller.userId(), Values.conversation(id), Values.count(afterRev, "after_rev")));
    }

    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "This client_id was stored already")
    @PostMapping("/people/{id}/messages")
    ResponseEntity<Json.Message> send(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestBody Incoming.NewMessage message) {
        var to = Values.person(id);
        var clientId = Values.clientId(message.clientId());
        var attachments = attachments(message.attachments());
        var body = MessageBody.orEmpty(
                attachments.isEmpty() || message.body() != null ? Values.required(message.body(), "body") : "");
        var replyTo = Optional.ofNullable(message.replyTo()).map(seq -> Values.count(seq, "reply_to"));
        var wanted = new NewMessage(body, attachments, replyTo);
        var status = messages.find(caller.userId(), to, clientId).isPresent() ? HttpStatus.OK : HttpStatus.CREATED;
        return ResponseEntity.status(status)
                .body(Json.Message.of(messages.send(caller.userId(), to, clientId, wanted)));
    }

    @PutMapping("/conversations/{id}/receipts")
    Json.Receipts receipts(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestBody Incoming.NewReceipts wanted) {
        var conversation = Values.conversation(id);
        var delivered = Optional.ofNullable(wanted.deliveredUpTo()).map(seq -> Values.count(seq, "delivered_up_to"));
        var read = Optional.ofNullable(wanted.readUpTo()).map(seq -> Values.count(seq, "read_up_to"));
        if (delivered.isEmpty() && read.isEmpty()) {
            throw Values.invalid("delivered_up_to or read_up_to has to be there");
        }
        delivered.ifPresent(seq -> receipts.delivered(caller.userId(), conversation, seq));
        read.ifPresent(seq -> receipts.read(caller.userId(), conversation, seq));
        var now = conversations.newsAfter(caller.userId(), conversation, Long.MAX_VALUE);
        return Json.Receipts.of(caller.userId(), now.mine());
    }

    private static List<AttachmentId> attachments(@Nullable List<Long> ids) {
        if (ids == null) {
            return List.of();
        }
        if (!ids.stream().allMatch(id -> id != null && id > 0)) {
            throw Values.invalid("attachments has to be the ids of files");
        }
        return ids.stream().map(AttachmentId::new).distinct().toList();
    }

    /** Where a page of the list has ended, as a text. */
    private static final class ListCursor {

        private static final long MICROS = 1_000_000;
        private static final Pattern TEXT = Pattern.compile("([01])\\.(-?\\d{1,18})\\.(\\d{1,18})");

        private ListCursor() {}

        static String text(ListPlace place) {
            var micros = place.activeAt().getEpochSecond() * MICROS
                    + place.activeAt().getNano() / 1_000;
            return (place.pinned() ? "1." : "0.") + micros + "." + place.conversation();
        }

        static ListPlace place(String text) {
            var matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw Values.invalid("after has to be what the page before has named as next");
            }
            var micros = Long.parseLong(matcher.group(2));
            return new ListPlace(
                    matcher.group(1).equals("1"),
                    Values.time(
                            Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000),
                            "after"),
                    Long.parseLong(matcher.group(3)));
        }
    }
}
