package io.parley.attachment;

import io.parley.realtime.Rounds;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what nobody has any more: at once when a message is deleted, and every hour what was uploaded and never sent, or was
 * left by an upload or a deletion that something interrupted.
 */
@Component
class ExpiredFiles extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(ExpiredFiles.class);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofHours(1);
    private static final Limit AT_ONCE = Limit.of(200);

    private final AttachmentRepository attachments;
    private final AttachmentStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpiredFiles(
            AttachmentRepository attachments, AttachmentStore store, TransactionTemplate transaction, Clock clock) {
        super("expired-files", SOON, PACE);
        this.attachments = attachments;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void round() {
        sweep();
    }

    @TransactionalEventListener
    void on(FilesExpired event) {
        roundSoon();
    }

    /** Deletes everything that has expired; what cannot be deleted is tried again in the next round. */
    void sweep() {
        try {
            var more = true;
            while (more) {
                var expired = attachments.expired(clock.instant(), AT_ONCE);
                var deleted = expired.stream().filter(this::delete).count();
                more = expired.size() == AT_ONCE.max() && deleted > 0;
            }
        } catch (RuntimeException e) {
            log.warn("Files that nobody has any more could not be deleted; trying again in an hour", e);
        }
    }

    private boolean delete(AttachmentEntity expired) {
        try {
            store.delete(expired.fileKey());
            store.delete(expired.smallKey());
            transaction.executeWithoutResult(
                    status -> attachments.delete(expired.id().value()));
            return true;
        } catch (IOException e) {
            log.warn("File {} could not be deleted; trying again in an hour", expired.id(), e);
            return false;
        }
    }
}
