package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Puts the rows of the list together: three statements, however many rows there are. */
@Component
class Summaries {

    private static final Comparator<ListRow> NEWEST_FIRST = Comparator.comparing(ListRow::activeAt)
            .thenComparing(ListRow::conversationId)
            .reversed();

    private final AccountService accounts;
    private final ParticipantRepository participants;
    private final Drafts drafts;

    Summaries(AccountService accounts, ParticipantRepository participants, Drafts drafts) {
        this.accounts = accounts;
        this.participants = participants;
        this.drafts = drafts;
    }

    List<ConversationSummary> newest(UserId viewer, Limit limit) {
        return summaries(viewer, participants.list(viewer.value(), limit));
    }

    List<ConversationSummary> after(UserId viewer, Instant activeAt, ConversationId id, Limit limit) {
        return summaries(viewer, participants.listAfter(viewer.value(), activeAt, id.value(), limit));
    }

    List<ConversationSummary> of(UserId viewer, List<ConversationId> ids) {
        var values = ids.stream().map(ConversationId::value).toList();
        var rows = participants.rows(viewer.value(), values).stream()
                .sorted(NEWEST_FIRST)
                .toList();
        return summaries(viewer, rows);
    }

    long unreadConversations(UserId viewer) {
        return participants.countUnread(viewer.value());
    }

    private List<ConversationSummary> summaries(UserId viewer, List<ListRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var peers = rows.stream().map(ListRow::peer).toList();
        var profiles = accounts.profiles(peers);
        var typed = drafts.find(viewer, peers);
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(profiles.get(row.peer()))
                        .map(peer -> summary(viewer, row, peer, Optional.ofNullable(typed.get(row.peer())))))
                .toList();
    }

    private static ConversationSummary summary(UserId viewer, ListRow row, UserProfile peer, Optional<Draft> draft) {
        var last = row.lastMessage().toMessage();
        var status = Optional.of(last)
                .filter(message -> message.senderId().equals(viewer))
                .map(message -> row.receipts(message.seq()).statusOf(message.seq()));
        return new ConversationSummary(
                last.conversationId(),
                peer,
                row.rev(),
                last,
                status,
                row.unread(),
                draft,
                new Reached(row.peerDeliveredSeq(), row.peerReadSeq()),
                row.activeAt());
    }
}
