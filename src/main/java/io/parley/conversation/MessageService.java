package io.parley.conversation;

import io.parley.account.UserId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sends messages, and keeps what has been typed and not sent. */
@Service
public class MessageService {

    MessageService() {}

    /**
     * Stores a message for good; returns after the commit.
     *
     * <p>Sending the same client id to the same person again returns the first message, even if the body differs, and
     * changes nothing. The first message between two people makes their conversation. A draft of this client id goes
     * with the commit.
     *
     * @throws MessageRefusedException if it may not be sent: the reason is in the exception, and nothing is stored
     */
    public Message send(UserId author, UserId recipient, ClientMessageId clientId, MessageBody body) {
        throw new UnsupportedOperationException();
    }

    /** The message of this client id, if it is stored. */
    public Optional<Message> find(UserId author, UserId recipient, ClientMessageId clientId) {
        throw new UnsupportedOperationException();
    }

    /** What the author has typed for this person and not sent yet. */
    public Optional<Draft> draft(UserId author, UserId recipient) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a draft, in place of the one before; an empty text removes it. Ignored if its message is stored already. */
    public void keepDraft(UserId author, UserId recipient, Draft draft) {
        throw new UnsupportedOperationException();
    }

    /** Tells the peer that the author is typing, or has stopped; stores nothing. */
    public void typing(UserId author, UserId recipient, boolean active) {
        throw new UnsupportedOperationException();
    }
}
