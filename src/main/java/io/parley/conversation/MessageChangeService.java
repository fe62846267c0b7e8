package io.parley.conversation;

import static io.parley.conversation.MessageChangeRefusedException.Reason.DELETED;
import static io.parley.conversation.MessageChangeRefusedException.Reason.NOT_YOURS;
import static io.parley.conversation.MessageChangeRefusedException.Reason.NO_MESSAGE;
import static io.parley.conversation.MessageChangeRefusedException.Reason.TOO_LATE;
import static io.parley.conversation.MessageChangeRefusedException.Reason.TOO_MANY_REACTIONS;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.SentFiles;
import io.parley.contact.ContactService;
import io.parley.contact.StrangerLetIn;
import io.parley.conversation.MessageChangeRefusedException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes messages that are stored: edits and deletes one's own, reacts to any, and deletes any for oneself alone.
 *
 * <p>None of it makes anything unread or moves a conversation in a list. What changes something commits in a transaction of
 * its own before it returns, also inside one of the caller's; what would change nothing tells nobody.
 */
@Service
public class MessageChangeService {

    private final ContactService contacts;
    private final SentFiles files;
    private final ConversationRepository conversations;
    private final MessageRepository messages;
    private final MessageVersionRepository versions;
    private final OwnChangeRepository ownChanges;
    private final Participation participation;
    private final SendLimits limits;
    private final GroupCommit commits;
    private final RecentChanges recent;
    private final ConversationDelivery delivery;
    private final ApplicationEventPublisher events;
    private final ConversationProperties properties;
    private final Clock clock;

    MessageChangeService(
            ContactService contacts,
            SentFiles files,
            ConversationRepository conversations,
            MessageRepository messages,
            MessageVersionRepository versions,
            OwnChangeRepository ownChanges,
            Participation participation,
            SendLimits limits,
            GroupCommit commits,
            RecentChanges recent,
            ConversationDelivery delivery,
            ApplicationEventPublisher events,
            ConversationProperties properties,
            Clock clock) {
        this.contacts = contacts;
        this.files = files;
        this.conversations = conversations;
        this.messages = messages;
        this.versions = versions;
        this.ownChanges = ownChanges;
        this.participation = participation;
        this.limits = limits;
        this.commits = commits;
        this.recent = recent;
        this.delivery = delivery;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether a person may edit a message now, as far as is known of it. */
    public boolean isEditable(UserId person, Message message) {
        return message.senderId().equals(person)
                && message.isThere()
                && clock.instant().isBefore(message.sentAt().plus(properties.editWindow()));
    }

    /**
     * Gives one's own message another text; the one before is kept for the two people. To whoever is blocked it reads so alone; to the
     * other when it is edited after the block.
     *
     * @throws NoSuchConversationException if the author has no part in it
     * @throws MessageChangeRefusedException with the reason, if it may not be edited
     * @throws MessageRefusedException if the author has blocked the other, or changes too much: it counts like a message
     */
    public Message edit(UserId author, ConversationId id, long seq, MessageBody body) {
        return changeUnlessBlocking(author, id, seq, (conversation, message, unseen) -> {
            var now = message.toMessage(author);
            if (!now.senderId().equals(author)) {
                return refused(NOT_YOURS);
            }
            if (!isEditable(author, now)) {
                return refused(TOO_LATE);
            }
            if (!unseen && !message.reads(body)) {
                versions.save(message.edit(body, conversation.raiseRev(), now()));
            } else if (!now.body().equals(body)) {
                versions.save(message.editUnseen(body, changedAlone(conversation, author, seq), now()));
            }
            return Optional.empty();
        });
    }

    /**
     * Deletes one's own message for both; its number stays. Deleting it again changes nothing.
     *
     * @throws NoSuchConversationException if the author has no part in it
     * @throws MessageChangeRefusedException with the reason, if it may not be deleted
     */
    public Message delete(UserId author, ConversationId id, long seq) {
        var deleted = messages.at(author.value(), id.value(), seq)
                .map(message -> message.toMessage(author))
                .filter(message ->
                        message.marks().deleted() && message.senderId().equals(author));
        return deleted.orElseGet(() -> change(author, id, seq, (conversation, message, unseen) -> {
            if (!message.toMessage().senderId().equals(author)) {
                return refused(NOT_YOURS);
            }
            files.delete(message.toMessage().attachments().stream()
                    .map(Attachment::id)
                    .toList());
            message.delete(conversation.raiseRev(), now());
            // an edit in the same transaction has left a version as well
            messages.flush();
            versions.remove(id.value(), seq);
            conversation.withdrawn(
                    author,
                    seq,
                    () -> messages.lastLeft(id.value(), author.value()).orElse(0L));
            return Optional.empty();
        }));
    }

    /**
     * Deletes a message, one's own or the other's, for oneself alone: nobody else is told. Of what nobody sees any more nothing but
     * its number is kept. Deleting it again changes nothing.
     *
     * @throws NoSuchConversationException if the person has no part in it
     * @throws MessageChangeRefusedException if there is no such message
     */
    public void hide(UserId person, ConversationId id, long seq) {
        var peer = participation.peer(person, id);
        if (!commits.run(Optional.of(id), () -> hidden(person, peer, id, seq))) {
            throw new MessageChangeRefusedException(NO_MESSAGE);
        }
        recent.forget(id);
        delivery.hidden(id, person, peer, seq);
    }

    private boolean hidden(UserId person, UserId peer, ConversationId id, long seq) {
        var found = messages.at(person.value(), id.value(), seq);
        if (found.isEmpty()) {
            return ownChanges.count(person.value(), id.value(), seq) > 0;
        }
        var message = found.get();
        message.hideFrom(person);
        files.takeFrom(
                person,
                message.toMessage().attachments().stream().map(Attachment::id).toList());
        messages.flush();
        var conversation = conversations.findById(id.value()).orElseThrow();
        if (message.isGoneFor(peer)) {
            message.delete(changedAlone(conversation, person, seq), now());
            versions.remove(id.value(), seq);
        } else {
            ownChanges.save(new OwnChangeEntity(id, person, conversation.rev(), seq));
        }
        messages.flush();
        conversation.hidden(
                person,
                messages.lastVisible(person.value(), id.value(), Long.MAX_VALUE).orElse(0L),
                person.equals(peer)
                        ? 0
                        : messages.lastLeft(id.value(), peer.value()).orElse(0L));
        return true;
    }

    /**
     * Adds or takes back one's reaction to a message. It answers whoever has waited to be let in. Whoever is blocked sees alone what
     * he does; the other sees it when he does it anew after the block.
     *
     * @throws NoSuchConversationException if the person has no part in it
     * @throws MessageChangeRefusedException with the reason, if he may not
     * @throws MessageRefusedException if he has blocked the other, or changes too much: it counts like a message
     */
    public Message react(UserId person, ConversationId id, long seq, Emoji emoji, boolean active) {
        return changeUnlessBlocking(person, id, seq, (conversation, message, unseen) -> {
            var reaction = new Reaction(person, emoji);
            var before = message.reactions();
            var now = unseen ? before.withUnseen(reaction, active) : before.with(reaction, active);
            if (now.equals(before)) {
                return Optional.empty();
            }
            if (now.areTooMany(person)) {
                return refused(TOO_MANY_REACTIONS);
            }
            if (conversation.letPeerIn(person)) {
                events.publishEvent(new StrangerLetIn(person, participation.peer(person, id)));
            }
            if (unseen) {
                message.reactUnseen(person, now, changedAlone(conversation, person, seq));
            } else {
                message.react(now, conversation.raiseRev());
            }
            return Optional.empty();
        });
    }

    /** The revision at which a message changes for one person alone. */
    private long changedAlone(ConversationEntity conversation, UserId person, long seq) {
        var rev = conversation.raiseRevFor(person);
        ownChanges.save(new OwnChangeEntity(conversation.id(), person, rev, seq));
        return rev;
    }

    /** What is done to a message whose conversation is locked; tells why not, where it must not be done. */
    @FunctionalInterface
    private interface Act {

        /** @param unseen whether the other is not to notice it, because he has blocked whoever does it */
        Optional<RuntimeException> on(ConversationEntity conversation, MessageEntity message, boolean unseen);
    }

    /**
     * A refusal is not thrown here: others share the transaction.
     *
     * @param told to whom it is other than before
     * @param change what everybody may be told from memory
     */
    private record Outcome(
            Optional<RuntimeException> refused, Optional<Message> message, List<UserId> told, Optional<Change> change) {

        static Outcome of(Optional<RuntimeException> refused) {
            return new Outcome(refused, Optional.empty(), List.of(), Optional.empty());
        }
    }

    private static Optional<RuntimeException> refused(Reason reason) {
        return Optional.of(new MessageChangeRefusedException(reason));
    }

    private static MessageRefusedException blocked() {
        return new MessageRefusedException(MessageRefusedException.Reason.BLOCKED, Duration.ZERO);
    }

    /** Whoever has blocked the other is told so; whoever is blocked is not. The others are told of it, so it has a limit. */
    private Message changeUnlessBlocking(UserId person, ConversationId id, long seq, Act act) {
        var peer = participation.peer(person, id);
        if (contacts.areSilent(person, peer) && contacts.hasBlocked(person, peer)) {
            messages.at(person.value(), id.value(), seq)
                    .orElseThrow(() -> new MessageChangeRefusedException(NO_MESSAGE));
            throw blocked();
        }
        limits.spendMessage(person);
        // the block may have come since
        return change(
                person,
                id,
                seq,
                (conversation, message, unseen) -> conversation.isBlockedBy(person)
                        ? Optional.of(blocked())
                        : act.on(conversation, message, unseen));
    }

    private Message change(UserId person, ConversationId id, long seq, Act act) {
        var peer = participation.peer(person, id);
        var outcome = commits.run(Optional.of(id), () -> done(person, peer, id, seq, act));
        outcome.refused().ifPresent(refusal -> {
            throw refusal;
        });
        var message = outcome.message().orElseThrow();
        if (!outcome.told().isEmpty()) {
            outcome.change().ifPresentOrElse(recent::add, () -> recent.forget(id));
        }
        outcome.told().forEach(one -> delivery.changedFor(one, id, one.equals(person) ? peer : person, message.rev()));
        return message;
    }

    private Outcome done(UserId person, UserId peer, ConversationId id, long seq, Act act) {
        var conversation = conversations.findById(id.value()).orElseThrow();
        var found = messages.at(person.value(), id.value(), seq);
        if (found.isEmpty()) {
            return Outcome.of(refused(NO_MESSAGE));
        }
        var message = found.get();
        if (!message.isThere()) {
            return Outcome.of(refused(message.toMessage().marks().deleted() ? DELETED : NO_MESSAGE));
        }
        var before = conversation.rev();
        // what he has sent meanwhile nobody else sees as it is
        var unseen = conversation.isBlockedBy(peer) && !message.isWithheld();
        var refused = act.on(conversation, message, unseen);
        if (refused.isPresent()) {
            return Outcome.of(refused);
        }
        var changed = message.toMessage(person);
        var told = Stream.of(person, peer)
                .distinct()
                .filter(one -> message.revFor(one) > before)
                .toList();
        if (told.contains(peer) && !message.isWithheld()) {
            events.publishEvent(new MessageChanged(message.toMessage(), person, peer));
        }
        // what one of the two must not see is read from the database, which knows who may
        var change = Optional.of(conversation.lastChange().with(changed))
                .filter(last -> !told.isEmpty() && message.isForBoth());
        return new Outcome(Optional.empty(), Optional.of(changed), told, change);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
