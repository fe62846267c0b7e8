package io.parley.conversation;

import io.parley.account.UserId;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentRefusedException;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.MessageRefusedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Passes messages on to others. What is passed on is a message of its own, and stays whatever becomes of the first. */
@Service
public class ForwardService {

    private final AttachmentService attachments;
    private final MessageRepository repository;
    private final MessageService messages;
    private final Participation participation;

    ForwardService(
            AttachmentService attachments,
            MessageRepository repository,
            MessageService messages,
            Participation participation) {
        this.attachments = attachments;
        this.repository = repository;
        this.messages = messages;
        this.participation = participation;
    }

    /**
     * Sends the text and the files of a message as they are now, by the rules of {@link MessageService#send}; neither who wrote
     * it nor in which conversation is told. The same client id to the same person is the same message here too.
     *
     * @throws NoSuchConversationException if the person has no part in the conversation
     * @throws MessageRefusedException if it may not be sent, or is not there any more
     */
    public Message forward(UserId person, ConversationId from, long seq, UserId recipient, ClientMessageId clientId) {
        participation.peer(person, from);
        return messages.find(person, recipient, clientId).orElseGet(() -> {
            var original = repository
                    .at(person.value(), from.value(), seq)
                    .filter(MessageEntity::isThere)
                    .map(message -> message.toMessage(person))
                    .orElseThrow(() -> new MessageRefusedException(Reason.NO_ORIGINAL, Duration.ZERO));
            return send(person, recipient, clientId, original);
        });
    }

    private Message send(UserId person, UserId recipient, ClientMessageId clientId, Message original) {
        var files = copies(person, original);
        try {
            return messages.forward(
                    person, recipient, clientId, new NewMessage(original.body(), files, Optional.empty()));
        } catch (MessageRefusedException refused) {
            attachments.discard(person, files);
            throw refused;
        }
    }

    private List<AttachmentId> copies(UserId person, Message original) {
        var wanted = original.attachments().stream().map(Attachment::id).toList();
        try {
            var copies = attachments.copy(person, wanted).stream()
                    .map(Attachment::id)
                    .toList();
            if (copies.size() < wanted.size()) {
                attachments.discard(person, copies);
                throw new MessageRefusedException(Reason.NO_ORIGINAL, Duration.ZERO);
            }
            return copies;
        } catch (AttachmentRefusedException tooMany) {
            throw new MessageRefusedException(Reason.TOO_MANY_MESSAGES, tooMany.retryAfter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
