package io.parley.attachment;

import io.parley.account.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of files with the messages that carry them. Works within the transaction of the message, so that the two are
 * never at odds; whoever calls has made sure that it is the message of these people.
 */
@Component
public class SentFiles {

    private final AttachmentRepository attachments;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SentFiles(AttachmentRepository attachments, ApplicationEventPublisher events, Clock clock) {
        this.attachments = attachments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives files to the recipient of a message, for as long as the message carries them.
     *
     * @return whether all of them were the owner's and not sent before; else the transaction has to fail
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean give(UserId owner, UserId recipient, List<AttachmentId> ids) {
        return attachments.give(owner.value(), recipient.value(), values(ids), now()) == ids.size();
    }

    /** Takes the files of a message that is deleted away from both: with the commit nobody has them any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(List<AttachmentId> ids) {
        if (!ids.isEmpty()) {
            attachments.expire(values(ids), now());
            events.publishEvent(new FilesExpired());
        }
    }

    /** Takes the files of a message away from one of those who have them; what nobody has any more is deleted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeFrom(UserId person, List<AttachmentId> ids) {
        if (!ids.isEmpty()) {
            attachments.expireOnlyOf(person.value(), values(ids), now());
            attachments.leaveToRecipient(person.value(), values(ids));
            attachments.leaveToSender(person.value(), values(ids));
            events.publishEvent(new FilesExpired());
        }
    }

    private static List<Long> values(List<AttachmentId> ids) {
        return ids.stream().map(AttachmentId::value).toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
