package io.parley.search;

import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal.Stand;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.Message;
import io.parley.search.SearchHit.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Finds messages of a person's own conversations.
 *
 * <p>The index only proposes. Every hit is read from the database, where membership is part of the query, and has to hold the
 * words as it is now: what is deleted, changed or foreign is no hit, however old the index may be.
 */
@Service
public class SearchService {

    /** The most hits on one page. */
    public static final int PAGE_SIZE = 50;

    private final ConversationService conversations;
    private final MessageIndex index;
    private final IndexCatchUp catchUp;

    SearchService(ConversationService conversations, MessageIndex index, IndexCatchUp catchUp) {
        this.conversations = conversations;
        this.index = index;
        this.catchUp = catchUp;
    }

    /**
     * A page of hits, the latest first. It may have fewer than {@value #PAGE_SIZE} although more follow. No connection to the
     * database is held while it waits for the index.
     *
     * @param after where the page before has ended
     * @throws io.parley.conversation.NoSuchConversationException if one conversation is searched and the viewer has no part
     *     in it
     * @throws SearchTimeoutException if it takes too long
     */
    public SearchPage search(UserId viewer, SearchQuery query, Optional<SearchCursor> after) {
        query.conversation().ifPresent(id -> conversations.peer(viewer, id));
        catchUp.before(stands(viewer, query));
        var found = index.find(viewer, query, after, PAGE_SIZE + 1);
        var page = found.stream().limit(PAGE_SIZE).toList();
        return new SearchPage(
                again(viewer, query, page.stream().map(SearchCursor::messageId).toList()),
                found.size() > PAGE_SIZE ? Optional.of(page.getLast()) : Optional.empty());
    }

    /** Those of some messages which the index has proposed for a query that are hits as they are now, in the order of the ids. */
    public List<SearchHit> again(UserId viewer, SearchQuery query, List<Long> messageIds) {
        var messages = conversations.messages(viewer, messageIds).stream()
                .collect(Collectors.toMap(Message::id, Function.identity()));
        var peers = peers(
                viewer, messages.values().stream().map(Message::conversationId).collect(Collectors.toSet()));
        return messageIds.stream()
                .flatMap(id -> Stream.ofNullable(messages.get(id)))
                .flatMap(message -> Stream.ofNullable(peers.get(message.conversationId()))
                        .flatMap(peer -> hit(query, message, peer).stream()))
                .toList();
    }

    private List<Stand> stands(UserId viewer, SearchQuery query) {
        return conversations.revisions(viewer).stream()
                .filter(one -> query.conversation().isEmpty()
                        || query.conversation().get().equals(one.id()))
                .map(one -> new Stand(
                        one.id(), one.rev(), Stream.of(viewer, one.peer()).collect(Collectors.toSet())))
                .toList();
    }

    private Map<ConversationId, UserProfile> peers(UserId viewer, Set<ConversationId> ids) {
        return conversations.summaries(viewer, List.copyOf(ids)).stream()
                .collect(Collectors.toMap(ConversationSummary::id, ConversationSummary::peer));
    }

    private static Optional<SearchHit> hit(SearchQuery query, Message message, UserProfile peer) {
        if (!query.matches(Words.of(message))
                || (query.withFiles() && message.attachments().isEmpty())) {
            return Optional.empty();
        }
        var wanted = query.words();
        var marks = Words.in(message.body().text()).stream()
                .filter(word -> wanted.stream().anyMatch(word.folded()::startsWith))
                .map(word -> new Mark(word.start(), word.end()))
                .toList();
        return Optional.of(new SearchHit(message, peer, marks));
    }
}
