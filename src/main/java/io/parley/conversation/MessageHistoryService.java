package io.parley.conversation;

import static io.parley.conversation.MessageChangeRefusedException.Reason.DELETED;
import static io.parley.conversation.MessageChangeRefusedException.Reason.NO_MESSAGE;
import static java.util.Comparator.comparing;

import io.parley.account.UserId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what has become of one message since it was sent. */
@Service
public class MessageHistoryService {

    private final ConversationService conversations;
    private final MessageRepository messages;
    private final MessageVersionRepository versions;
    private final Participation participation;

    MessageHistoryService(
            ConversationService conversations,
            MessageRepository messages,
            MessageVersionRepository versions,
            Participation participation) {
        this.conversations = conversations;
        this.messages = messages;
        this.versions = versions;
        this.participation = participation;
    }

    /**
     * When a message was sent, edited, delivered and read.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     * @throws MessageChangeRefusedException if there is no such message, or it was deleted
     */
    @Transactional(readOnly = true)
    public MessageTimes times(UserId viewer, ConversationId id, long seq) {
        var page = conversations.around(viewer, id, seq);
        var message = page.messages().stream()
                .filter(each -> each.seq() == seq)
                .findFirst()
                .orElseThrow(() -> new MessageChangeRefusedException(NO_MESSAGE));
        if (message.marks().deleted()) {
            throw new MessageChangeRefusedException(DELETED);
        }
        var receipts = message.senderId().equals(viewer) ? page.receipts() : Receipts.NONE;
        return new MessageTimes(
                message.sentAt(), message.marks().editedAt(), receipts.deliveredAt(seq), receipts.readAt(seq));
    }

    /**
     * How a message has read to the viewer since it was sent, oldest first, up to now.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     * @throws MessageChangeRefusedException if there is no such message, or it was deleted
     */
    @Transactional(readOnly = true)
    public List<MessageVersion> versions(UserId viewer, ConversationId id, long seq) {
        participation.peer(viewer, id);
        var message = messages.at(viewer.value(), id.value(), seq)
                .orElseThrow(() -> new MessageChangeRefusedException(NO_MESSAGE));
        if (message.toMessage().marks().deleted()) {
            throw new MessageChangeRefusedException(DELETED);
        }
        var wordings = versions.of(id.value(), seq);
        var forBoth = Stream.concat(
                        wordings.stream().filter(wording -> !wording.isWithheld()), Stream.of(message.version()))
                .map(MessageVersionEntity::toVersion);
        var own = wordings.stream()
                .filter(wording -> wording.isWithheld() && message.isOf(viewer))
                .map(MessageVersionEntity::toVersion)
                .toList();
        return own.isEmpty()
                ? forBoth.toList()
                : Stream.concat(forBoth, own.stream())
                        .sorted(comparing(MessageVersion::writtenAt))
                        .toList();
    }
}
