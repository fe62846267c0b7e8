package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message as it is stored; made by {@link ConversationEntity#post} alone. */
@Entity
@Table(name = "message")
class MessageEntity {

    private static final AttachmentsColumn FILES = new AttachmentsColumn();

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long conversationId;

    private long seq;

    private long rev;

    private long senderId;

    @Column
    private UUID clientId;

    @Column
    private String body;

    /** Sent to somebody who had blocked the sender. */
    private boolean withheld;

    /** Deleted by its sender for himself. */
    private boolean hiddenFromSender;

    /** Deleted by the recipient for himself. */
    private boolean hiddenFromRecipient;

    @Column
    private Instant sentAt;

    private @Nullable Instant editedAt;

    /** Its text for its sender alone, who was blocked when he edited it. */
    private @Nullable String ownBody;

    private @Nullable Instant ownEditedAt;

    private @Nullable Instant deletedAt;

    /** The revision at which it has changed for its sender alone. */
    private long senderRev;

    /** The revision at which it has changed for its recipient alone. */
    private long recipientRev;

    private @Nullable Long replyToSeq;

    private boolean forwarded;

    private String reactions = "";

    /** Of what is no message, but a notice: how long messages are kept from here on. */
    @Enumerated(EnumType.STRING)
    private @Nullable Lifetime lifetime;

    /** When this is to be gone, while it is new. */
    @Transient
    private @Nullable Instant expiresAt;

    @Convert(converter = AttachmentsColumn.class)
    private List<Attachment> attachments = List.of();

    protected MessageEntity() {}

    MessageEntity(
            ConversationId conversationId,
            long seq,
            long rev,
            UserId sender,
            ClientMessageId clientId,
            Outgoing.Content content,
            boolean withheld,
            Instant sentAt) {
        this.conversationId = conversationId.value();
        this.seq = seq;
        this.rev = rev;
        this.senderId = sender.value();
        this.clientId = clientId.value();
        this.body = content.body().text();
        this.attachments = content.attachments();
        this.replyToSeq = content.replyTo().orElse(null);
        this.forwarded = content.forwarded();
        this.withheld = withheld;
        this.sentAt = sentAt;
    }

    /** It has been stored under this id. */
    void stored(long newId) {
        id = newId;
    }

    /** Its row for a statement that names the columns in this order. */
    @Nullable
    Object[] row() {
        return new Object[] {
            conversationId,
            seq,
            rev,
            senderId,
            clientId,
            body,
            withheld,
            sentAt.atOffset(ZoneOffset.UTC),
            FILES.convertToDatabaseColumn(attachments),
            replyToSeq,
            forwarded,
            lifetime == null ? null : lifetime.name()
        };
    }

    /** It is to be gone at this time. */
    MessageEntity expiringAt(Instant end) {
        expiresAt = end;
        return this;
    }

    /** It is no message, but tells how long messages are kept from here on. */
    MessageEntity notifying(Lifetime set) {
        lifetime = set;
        return this;
    }

    /** The row that says when it is to be gone, for a statement that names the columns in this order; none if it is kept for good. */
    Stream<Object[]> expiryRow() {
        return expiresAt == null
                ? Stream.empty()
                : Stream.<Object[]>of(new Object[] {conversationId, seq, expiresAt.atOffset(ZoneOffset.UTC)});
    }

    long seq() {
        return seq;
    }

    boolean isOf(UserId person) {
        return senderId == person.value();
    }

    /** The revision at which it has changed last for both. */
    long rev() {
        return rev;
    }

    /** The revision at which it has changed last, as far as one of the two sees it. */
    long revFor(UserId viewer) {
        return Math.max(rev, isOf(viewer) ? senderRev : recipientRev);
    }

    /** As {@link Message#isThere}. */
    boolean isThere() {
        return deletedAt == null && lifetime == null;
    }

    boolean sets(Lifetime wanted) {
        return lifetime == wanted;
    }

    MessageKey key() {
        return new MessageKey(new ConversationId(conversationId), new UserId(senderId), new ClientMessageId(clientId));
    }

    /** Whether its sender alone sees it. */
    boolean isWithheld() {
        return withheld;
    }

    /** Its sender is not alone with it any more. */
    void reveal(long newRev) {
        withheld = false;
        rev = newRev;
    }

    /** Whether each of the two sees it, and nothing has changed about it for one of them alone. */
    boolean isForBoth() {
        return !withheld && !hiddenFromSender && !hiddenFromRecipient && senderRev == 0 && recipientRev == 0;
    }

    /** One of the two sees it no more. */
    void hideFrom(UserId person) {
        if (isOf(person)) {
            hiddenFromSender = true;
        } else {
            hiddenFromRecipient = true;
        }
    }

    /** Whether one of the two does not see it, nor ever will, as he may what is no message but a notice. */
    boolean isGoneFor(UserId person) {
        return isThere() && (isOf(person) ? hiddenFromSender : hiddenFromRecipient || withheld);
    }

    /** Those of some messages that nobody was to receive. */
    static Set<Long> withheldOf(List<MessageEntity> messages) {
        return messages.stream()
                .filter(MessageEntity::isWithheld)
                .map(message -> message.seq)
                .collect(Collectors.toSet());
    }

    /** As one of the two sees it. */
    Message toMessage(UserId viewer) {
        return ownBody != null && isOf(viewer)
                ? toMessage(revFor(viewer), ownBody, ownEditedAt, all -> all.seenBy(viewer))
                : toMessage(revFor(viewer), body, editedAt, all -> all.seenBy(viewer));
    }

    /** As it is for both, and for the eyes of neither. */
    Message toMessage() {
        return toMessage(rev, body, editedAt, Reactions::seenByBoth);
    }

    /** As it is for both, and as its sender alone sees it where he reads another text. */
    Stream<Message> texts() {
        return Stream.concat(
                Stream.of(toMessage()), ownBody == null ? Stream.empty() : Stream.of(toMessage(new UserId(senderId))));
    }

    private Message toMessage(
            long seenRev,
            String seenBody,
            @Nullable Instant seenEdit,
            Function<Reactions, List<Reaction>> seenReactions) {
        return new Message(
                id,
                new ConversationId(conversationId),
                seq,
                seenRev,
                new UserId(senderId),
                new ClientMessageId(clientId),
                deletedAt == null ? MessageBody.orEmpty(seenBody) : MessageBody.ERASED,
                sentAt,
                marks(seenEdit, seenReactions),
                attachments);
    }

    private MessageMarks marks(@Nullable Instant seenEdit, Function<Reactions, List<Reaction>> seenReactions) {
        if (deletedAt != null) {
            return MessageMarks.DELETED;
        }
        return seenEdit == null && replyToSeq == null && !forwarded && lifetime == null && reactions.isEmpty()
                ? MessageMarks.NONE
                : new MessageMarks(
                        Optional.ofNullable(replyToSeq),
                        forwarded,
                        Optional.ofNullable(seenEdit),
                        false,
                        Optional.ofNullable(lifetime),
                        seenReactions.apply(reactions()));
    }

    /** Gives it another text; answers how it read before. */
    MessageVersionEntity edit(MessageBody newBody, long newRev, Instant now) {
        var before = version();
        body = newBody.text();
        rev = newRev;
        editedAt = now;
        ownBody = null;
        ownEditedAt = null;
        return before;
    }

    /** Gives it another text for its sender alone; answers that wording. */
    MessageVersionEntity editUnseen(MessageBody newBody, long newRev, Instant now) {
        ownBody = newBody.text();
        ownEditedAt = now;
        senderRev = newRev;
        return new MessageVersionEntity(conversationId, seq, newRev, ownBody, now, true);
    }

    /** Whether it reads so to both. */
    boolean reads(MessageBody text) {
        return body.equals(text.text());
    }

    /** How it reads now to both. */
    MessageVersionEntity version() {
        return new MessageVersionEntity(
                conversationId, seq, rev, body, Objects.requireNonNullElse(editedAt, sentAt), false);
    }

    /** Leaves nothing of it but its number. */
    void delete(long newRev, Instant now) {
        body = "";
        ownBody = null;
        ownEditedAt = null;
        reactions = "";
        attachments = List.of();
        replyToSeq = null;
        forwarded = false;
        rev = newRev;
        deletedAt = now;
    }

    Reactions reactions() {
        return Reactions.read(reactions);
    }

    void react(Reactions newReactions, long newRev) {
        reactions = newReactions.write();
        rev = newRev;
    }

    /** The same for one person alone. */
    void reactUnseen(UserId person, Reactions newReactions, long newRev) {
        reactions = newReactions.write();
        if (isOf(person)) {
            senderRev = newRev;
        } else {
            recipientRev = newRev;
        }
    }

    /** By ascending seq. */
    static List<Message> toMessages(UserId viewer, Collection<MessageEntity> messages) {
        return messages.stream()
                .map(message -> message.toMessage(viewer))
                .sorted(Comparator.comparingLong(Message::seq))
                .toList();
    }
}
