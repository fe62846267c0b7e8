package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationNews.Reached;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Puts the rows of the list together: three statements, however many rows there are. */
@Component
class Summaries {

    private final AccountService accounts;
    private final ParticipantRepository participants;
    private final Drafts drafts;
    private final Clock clock;

    Summaries(AccountService accounts, ParticipantRepository participants, Drafts drafts, Clock clock) {
        this.clock = clock;
        this.accounts = accounts;
        this.participants = participants;
        this.drafts = drafts;
    }

    List<ConversationSummary> first(UserId viewer, ListPart part, int count) {
        return isSmall(part)
                ? small(viewer, part, place -> true, count)
                : summaries(viewer, participants.list(viewer.value(), part == ListPart.ARCHIVED, Limit.of(count)));
    }

    List<ConversationSummary> after(UserId viewer, ListPart part, ListPlace place, int count) {
        if (isSmall(part)) {
            return small(viewer, part, other -> ListPlace.IN_ORDER.compare(place, other) < 0, count);
        }
        var rows = new ArrayList<>(rowsAfter(viewer, part, place, count));
        if (place.pinned() && rows.size() < count) {
            rows.addAll(rowsAfter(viewer, part, ListPlace.AFTER_PINNED, count - rows.size()));
        }
        return summaries(viewer, rows);
    }

    private List<ListRow> rowsAfter(UserId viewer, ListPart part, ListPlace place, int count) {
        return participants.listAfter(
                viewer.value(),
                part == ListPart.ARCHIVED,
                place.pinned(),
                place.activeAt(),
                place.conversation(),
                Limit.of(count));
    }

    private static boolean isSmall(ListPart part) {
        return part == ListPart.UNREAD || part == ListPart.REQUESTS;
    }

    /** The few that are unread, or wait to be let in, are put in order here. */
    private List<ConversationSummary> small(UserId viewer, ListPart part, Predicate<ListPlace> wanted, int count) {
        var places =
                part == ListPart.UNREAD ? participants.unread(viewer.value()) : participants.waiting(viewer.value());
        var ids = places.stream()
                .filter(wanted)
                .sorted(ListPlace.IN_ORDER)
                .limit(count)
                .map(place -> new ConversationId(place.conversation()))
                .toList();
        return ids.isEmpty() ? List.of() : of(viewer, ids);
    }

    List<ConversationSummary> of(UserId viewer, List<ConversationId> ids) {
        return summaries(viewer, rows(viewer, ids)).stream()
                .sorted(ConversationSummary.IN_ORDER)
                .toList();
    }

    private List<ListRow> rows(UserId viewer, List<ConversationId> ids) {
        return ids.size() == 1
                ? participants.rows(viewer.value(), ids.getFirst().value())
                : participants.rows(
                        viewer.value(), ids.stream().map(ConversationId::value).toList());
    }

    long unreadConversations(UserId viewer) {
        return participants.countUnread(viewer.value(), clock.instant());
    }

    int requests(UserId viewer) {
        return participants.waiting(viewer.value()).size();
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
        var last = row.lastMessage().toMessage(viewer);
        var status = Optional.of(last)
                .filter(message -> message.senderId().equals(viewer)
                        && message.marks().lifetime().isEmpty())
                .map(message -> row.receipts(message.seq()).statusOf(message.seq()));
        return new ConversationSummary(
                last.conversationId(),
                peer,
                row.rev(),
                last,
                status,
                row.isRequest() ? 0 : row.unread(),
                row.readSeq(),
                draft,
                new Reached(row.peerDeliveredSeq(), row.peerReadSeq()),
                row.arrangement(),
                row.isRequest(),
                row.lifetime(),
                row.activeAt());
    }
}
