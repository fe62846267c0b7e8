package io.parley.conversation;

import io.parley.account.UserId;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Moves a participant's receipts forward, never back, and never beyond the last message. */
@Service
public class ReceiptService {

    ReceiptService() {}

    /** A client of the reader holds every message up to this seq. */
    public void delivered(UserId reader, ConversationId id, long upTo) {
        throw new UnsupportedOperationException();
    }

    /** The reader has had every message up to this seq before his eyes; they are delivered as well. */
    public void read(UserId reader, ConversationId id, long upTo) {
        throw new UnsupportedOperationException();
    }

    /** The conversations that hold messages which no client of the reader has confirmed, with their last seq. */
    public Map<ConversationId, Long> undelivered(UserId reader) {
        throw new UnsupportedOperationException();
    }
}
