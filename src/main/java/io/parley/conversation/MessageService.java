package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.attachment.SentFiles;
import io.parley.contact.ContactService;
import io.parley.contact.PrivacyService;
import io.parley.contact.StrangerLetIn;
import io.parley.conversation.MessageRefusedException.Reason;
import io.parley.presence.Availability;
import io.parley.presence.AvailabilityService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends messages, and keeps what has been typed and not sent.
 *
 * <p>What changes something commits in a transaction of its own before it returns, also inside one of the caller's.
 */
@Service
public class MessageService {

    private final AccountService accounts;
    private final AttachmentService attachments;
    private final SentFiles files;
    private final ContactService contacts;
    private final PrivacyService privacy;
    private final AvailabilityService availabilities;
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final Rows rows;
    private final Participation participation;
    private final Drafts drafts;
    private final SendLimits limits;
    private final GroupCommit commits;
    private final GroupSync disk;
    private final RecentChanges recent;
    private final ConversationDelivery delivery;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MessageService(
            AccountService accounts,
            AttachmentService attachments,
            SentFiles files,
            ContactService contacts,
            PrivacyService privacy,
            AvailabilityService availabilities,
            ConversationRepository conversations,
            MessageRepository messages,
            Rows rows,
            Participation participation,
            Drafts drafts,
            SendLimits limits,
            GroupCommit commits,
            GroupSync disk,
            RecentChanges recent,
            ConversationDelivery delivery,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.attachments = attachments;
        this.files = files;
        this.contacts = contacts;
        this.privacy = privacy;
        this.availabilities = availabilities;
        this.conversations = conversations;
        this.messages = messages;
        this.rows = rows;
        this.participation = participation;
        this.drafts = drafts;
        this.limits = limits;
        this.commits = commits;
        this.disk = disk;
        this.recent = recent;
        this.delivery = delivery;
        this.events = events;
        this.clock = clock;
    }

    /** Stores a message of a text alone; else as {@link #send(UserId, UserId, ClientMessageId, NewMessage)}. */
    public Message send(UserId author, UserId recipient, ClientMessageId clientId, MessageBody body) {
        return send(author, recipient, clientId, NewMessage.of(body));
    }

    /**
     * Stores a message for good; returns after the commit, when it is on the disk.
     *
     * <p>Sending the same client id to the same person again returns the first message, even if anything else of it differs,
     * and changes nothing. The first message between two people makes their conversation; one to oneself is a note. A draft of this client id goes
     * with the commit.
     *
     * @throws MessageRefusedException if it may not be sent: the reason is in the exception, and nothing is stored
     */
    public Message send(UserId author, UserId recipient, ClientMessageId clientId, NewMessage message) {
        return send(author, recipient, clientId, message, false);
    }

    /** As {@link #send}, of what was written elsewhere. */
    Message forward(UserId author, UserId recipient, ClientMessageId clientId, NewMessage message) {
        return send(author, recipient, clientId, message, true);
    }

    private Message send(
            UserId author, UserId recipient, ClientMessageId clientId, NewMessage message, boolean forwarded) {
        var stored = store(author, recipient, clientId, message, forwarded);
        stored.change().ifPresent(recent::add);
        if (stored.isRequest()) {
            delivery.arranged(stored.message().conversationId(), recipient, author);
        }
        // also when it was there before: whoever sends it again may not have been answered, and then nobody was told
        delivery.stored(stored.message(), recipient);
        return stored.message();
    }

    /** The message of this client id, if it is stored. */
    @Transactional(readOnly = true)
    public Optional<Message> find(UserId author, UserId recipient, ClientMessageId clientId) {
        return participation
                .between(Pair.of(author, recipient))
                .flatMap(id -> messages.find(id.value(), author.value(), clientId.value()))
                .map(message -> message.toMessage(author));
    }

    /** What the author has typed for this person and not sent yet. */
    @Transactional(readOnly = true)
    public Optional<Draft> draft(UserId author, UserId recipient) {
        return drafts.find(author, recipient);
    }

    /**
     * Keeps a draft, in place of the one before; an empty text removes it. Ignored if its message is stored already, or if
     * there is no such person. What it answers is found again only as long as it could be answered. That of a program counts like a
     * message.
     *
     * @return whether it is kept now
     * @throws MessageRefusedException if a program keeps more than it may in this time
     */
    public boolean keepDraft(UserId author, UserId recipient, Draft draft) {
        if (ProgramPace.isEntered()) {
            limits.spendMessage(author);
        }
        return commits.runForNow(() -> {
            var change = new DraftChanged(author, recipient);
            if (draft.text().isEmpty()) {
                drafts.remove(change);
                return false;
            }
            var isWanted = accounts.profile(recipient).isPresent()
                    && find(author, recipient, draft.clientId()).isEmpty();
            if (isWanted) {
                drafts.keep(new DraftEntity(author, recipient, draft, now()), change);
            }
            return isWanted;
        });
    }

    /** Forgets the draft for a person, whatever it is. */
    public void forgetDraft(UserId author, UserId recipient) {
        commits.runForNow(() -> {
            drafts.remove(new DraftChanged(author, recipient));
            return recipient;
        });
    }

    /** Forgets the draft of one message, which its author has sent or given up; a draft of another one stays. */
    public void forgetDraft(UserId author, UserId recipient, ClientMessageId clientId) {
        commits.runForNow(() -> {
            drafts.remove(new DraftChanged(author, recipient), clientId);
            return clientId;
        });
    }

    /**
     * Tells the peer that the author is typing, or has stopped; stores nothing. Ignored between people who have not written
     * to each other yet, where one has blocked the other or yet to let him in, and where the author does not want it to be known.
     */
    public void typing(UserId author, UserId recipient, boolean active) {
        if (!author.equals(recipient)
                && !contacts.areSilent(author, recipient)
                && !contacts.areStrangers(author, recipient)
                && privacy.towards(author, recipient).typing()
                && availabilities.of(author).mode() != Availability.Mode.INVISIBLE
                && participation.begun(author, recipient).isPresent()) {
            delivery.typing(author, recipient, active);
        }
    }

    /** What a transaction makes of a message. */
    private sealed interface Outcome {}

    /** A refusal is no exception there: others share the transaction. */
    private record Refused(Reason reason) implements Outcome {}

    /** A stored message, and what it has changed unless it was there before. */
    private record Stored(Message message, Optional<Change> change, boolean isNew, boolean isRequest)
            implements Outcome {

        Stored(Message before) {
            this(before, Optional.empty(), false, false);
        }

        /** What was changed is not for everybody, so it is read from the database. */
        static Stored withheld(Message posted) {
            return new Stored(posted, Optional.empty(), true, false);
        }
    }

    /**
     * A message that has found its place.
     *
     * @param letsIn whether its author lets the recipient in by it
     * @param isRequest whether it waits until the recipient lets the author in
     */
    private record Posted(MessageEntity message, Change change, boolean letsIn, boolean isRequest) {}

    private Stored store(
            UserId author, UserId recipient, ClientMessageId clientId, NewMessage wanted, boolean forwarded) {
        Outgoing message;
        try {
            limits.spendMessage(author);
            admit(author, recipient);
            wanted.replyTo().ifPresent(seq -> checkOriginal(author, recipient, seq));
            var files = unsent(author, wanted.files());
            var content = new Outgoing.Content(wanted.body(), files, wanted.replyTo(), forwarded);
            message = new Outgoing(author, recipient, clientId, content);
        } catch (MessageRefusedException refused) {
            var lost = disk.lost();
            var before = find(author, recipient, clientId).orElseThrow(() -> refused);
            // whoever has sent it the first time may be waiting for this still
            disk.await(disk.due(), lost);
            return new Stored(before);
        }
        var outcome = participation
                .between(message.pair())
                .map(id -> goOn(id, message))
                .orElseGet(() -> begin(message));
        return switch (outcome) {
            case Refused refused -> throw new MessageRefusedException(refused.reason(), Duration.ZERO);
            case Stored stored -> {
                if (!stored.isNew()) {
                    limits.giveBackMessage(author);
                }
                yield stored;
            }
        };
    }

    private List<Attachment> unsent(UserId author, List<AttachmentId> carried) {
        if (carried.isEmpty()) {
            return List.of();
        }
        var found = attachments.unsent(author, carried);
        if (found.size() != carried.size()) {
            throw new MessageRefusedException(Reason.NO_FILE, Duration.ZERO);
        }
        return found;
    }

    /** Refuses before the transaction whom it would refuse as well, and who begins too many conversations. */
    private void admit(UserId author, UserId recipient) {
        if (contacts.areSilent(author, recipient) && contacts.hasBlocked(author, recipient)) {
            throw new MessageRefusedException(Reason.BLOCKED, Duration.ZERO);
        }
        if (participation.begun(author, recipient).isEmpty()) {
            if (accounts.profile(recipient).isEmpty()) {
                throw new MessageRefusedException(Reason.NO_RECIPIENT, Duration.ZERO);
            }
            limits.spendConversation(author);
        }
    }

    /**
     * Checks that a message is there to be answered. One that is deleted in this very moment is answered all the same: what is
     * shown of it says so.
     *
     * @throws MessageRefusedException if it is not
     */
    @Transactional(readOnly = true)
    public void checkOriginal(UserId author, UserId recipient, long seq) {
        participation
                .between(Pair.of(author, recipient))
                .flatMap(id -> messages.at(author.value(), id.value(), seq))
                .filter(MessageEntity::isThere)
                .orElseThrow(() -> new MessageRefusedException(Reason.NO_ORIGINAL, Duration.ZERO));
    }

    private Outcome goOn(ConversationId id, Outgoing message) {
        var key = message.key(id);
        return commits.run(key, batch -> {
            var before = batch.message(key);
            if (before.isPresent()) {
                return () -> new Stored(before.get().toMessage(message.author()));
            }
            var conversation = batch.conversation(id);
            var refused = refusal(conversation, message.author());
            if (refused.isPresent()) {
                return refused::get;
            }
            var posted = post(conversation, message);
            batch.add(posted.message(), message.draftChange());
            return () -> stored(message, posted);
        });
    }

    private Outcome begin(Outgoing message) {
        return commits.run(
                Optional.empty(),
                () -> find(message.author(), message.recipient(), message.clientId())
                        .<Outcome>map(Stored::new)
                        .orElseGet(() -> postFirst(message)));
    }

    private Outcome postFirst(Outgoing message) {
        var conversation = begun(message.pair());
        var refused = refusal(conversation, message.author());
        if (refused.isPresent()) {
            return refused.get();
        }
        var posted = post(conversation, message);
        rows.insertMessages(List.of(posted.message()));
        drafts.remove(message.draftChange(), message.clientId());
        return stored(message, posted);
    }

    /** Why an author may not write any more, or not yet, as it stands under the lock of the conversation. */
    private Optional<Refused> refusal(ConversationEntity conversation, UserId author) {
        if (conversation.isBlockedBy(author)) {
            return Optional.of(new Refused(Reason.BLOCKED));
        }
        return conversation.isKeptWaiting(author, limits.messagesOfAStranger())
                ? Optional.of(new Refused(Reason.NOT_ACCEPTED))
                : Optional.empty();
    }

    private Posted post(ConversationEntity conversation, Outgoing message) {
        var strangersWait = contacts.strangersHaveToAsk();
        var letsIn = conversation.isClosedBy(message.author())
                || (strangersWait && !conversation.isOpenedBy(message.author()));
        var stored = conversation.post(message, strangersWait, now());
        return new Posted(stored, conversation.lastChange(), letsIn, conversation.isClosedBy(message.recipient()));
    }

    private Stored stored(Outgoing outgoing, Posted posted) {
        var stored = posted.message();
        if (posted.letsIn()) {
            events.publishEvent(new StrangerLetIn(outgoing.author(), outgoing.recipient()));
        }
        var reader = stored.isWithheld() ? outgoing.author() : outgoing.recipient();
        if (!outgoing.files().isEmpty() && !files.give(outgoing.author(), reader, outgoing.files())) {
            // another message has taken one of them since they were looked up
            throw new MessageRefusedException(Reason.NO_FILE, Duration.ZERO);
        }
        var message = stored.toMessage(outgoing.author());
        if (stored.isWithheld()) {
            return Stored.withheld(message);
        }
        events.publishEvent(new MessageSent(message, outgoing.recipient()));
        return new Stored(message, Optional.of(posted.change().with(message)), true, posted.isRequest());
    }

    /** The conversation of two who had none when the transaction began. */
    private ConversationEntity begun(Pair pair) {
        return participation
                .between(pair)
                .map(begunMeanwhile ->
                        conversations.lock(List.of(begunMeanwhile)).getFirst())
                // one that somebody else begins from now on is not locked: the index refuses the second then
                .orElseGet(() -> conversations.saveAndFlush(new ConversationEntity(pair, now())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
