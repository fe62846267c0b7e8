package io.parley.conversation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one transaction makes of conversations: decided by their entities in memory, and written with as many statements for
 * many changes as for one.
 */
final class Batch {

    private final Map<ConversationId, ConversationEntity> conversations;
    private final Map<MessageKey, MessageEntity> messages;
    private final List<MessageEntity> posted = new ArrayList<>();
    private final List<ReceiptMoveEntity> moves = new ArrayList<>();
    private final List<Drafts.SentDraft> drafts = new ArrayList<>();

    /**
     * @param conversations all that is changed, as it stands
     * @param sentBefore those of the messages to be posted that are stored already
     */
    Batch(Map<ConversationId, ConversationEntity> conversations, Map<MessageKey, MessageEntity> sentBefore) {
        this.conversations = conversations;
        this.messages = new HashMap<>(sentBefore);
    }

    /** @throws NoSuchConversationException if there is none */
    ConversationEntity conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id)).orElseThrow(() -> NoSuchConversationException.of(id));
    }

    /** The message of this key, if it is stored, or if this transaction stores it. */
    Optional<MessageEntity> message(MessageKey key) {
        return Optional.ofNullable(messages.get(key));
    }

    /** A new message; a draft of it is none any more. */
    void add(MessageEntity message, DraftChanged draft) {
        posted.add(message);
        messages.put(message.key(), message);
        drafts.add(new Drafts.SentDraft(draft, message.key().clientId()));
    }

    /** New moves of receipts. */
    void add(List<ReceiptMoveEntity> moved) {
        moves.addAll(moved);
    }

    Map<ConversationId, ConversationEntity> conversations() {
        return conversations;
    }

    List<MessageEntity> posted() {
        return posted;
    }

    List<ReceiptMoveEntity> moves() {
        return moves;
    }

    List<Drafts.SentDraft> drafts() {
        return drafts;
    }
}
