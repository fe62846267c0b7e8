package io.parley.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.parley.account.UserId;
import io.parley.attachment.SentFiles;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class ExpiredMessagesTest {

    private static final ConversationId BROKEN = new ConversationId(1);
    private static final ConversationId SOUND = new ConversationId(2);

    private final ConversationRepository conversations = mock(ConversationRepository.class);
    private final ExpiringMessageRepository expiring = mock(ExpiringMessageRepository.class);
    private final ConversationDelivery delivery = mock(ConversationDelivery.class);
    private final ExpiredMessages expired = new ExpiredMessages(
            conversations,
            mock(MessageRepository.class),
            expiring,
            mock(MessageVersionRepository.class),
            mock(OwnChangeRepository.class),
            mock(SentFiles.class),
            mock(GroupCommit.class, call -> call.getMethod().getReturnType() == Object.class ? 7L : null),
            mock(RecentChanges.class),
            delivery,
            Clock.systemUTC());

    @Test
    void aConversationThatCannotBeReadKeepsNothingOfTheOthers() {
        var broken = due(BROKEN);
        var sound = due(SOUND);
        when(expiring.due(any(), any())).thenReturn(List.of(broken, sound)).thenReturn(List.of(broken));
        when(conversations.findPair(BROKEN.value())).thenThrow(new QueryTimeoutException("Its row is locked"));
        when(conversations.findPair(SOUND.value())).thenReturn(Optional.of(new Pair(1, 2)));

        expired.sweep();

        verify(delivery).changed(SOUND, new UserId(1), new UserId(2), 7);
    }

    private static ExpiringMessageEntity due(ConversationId id) {
        var message = mock(ExpiringMessageEntity.class);
        when(message.conversationId()).thenReturn(id);
        when(message.seq()).thenReturn(1L);
        return message;
    }
}
