package io.parley.conversation;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.realtime.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads conversations, for one of their two participants; a conversation of others is answered like none: with
 * {@link NoSuchConversationException} where it is asked for by its id.
 */
@Service
public class ConversationService {

    /** The most conversations whose revision is told. */
    public static final int MAX_REVISIONS = 1_000;

    private final AccountService accounts;
    private final ConversationRepository conversations;
    private final ParticipantRepository participants;
    private final MessageRepository messages;
    private final MessagePages pages;
    private final RecentChanges recent;
    private final StoredChanges stored;
    private final Participation participation;
    private final Drafts drafts;
    private final Summaries summaries;
    private final FreshRows fresh;
    private final int pageSize;

    ConversationService(
            AccountService accounts,
            ConversationRepository conversations,
            ParticipantRepository participants,
            MessageRepository messages,
            MessagePages pages,
            RecentChanges recent,
            StoredChanges stored,
            Participation participation,
            Drafts drafts,
            Summaries summaries,
            FreshRows fresh,
            ConversationProperties properties) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.participants = participants;
        this.messages = messages;
        this.pages = pages;
        this.recent = recent;
        this.stored = stored;
        this.participation = participation;
        this.drafts = drafts;
        this.summaries = summaries;
        this.fresh = fresh;
        this.pageSize = properties.pageSize();
    }

    /** Where everything that moves in the conversations of a person is hinted at. */
    public static Topic<InboxEvent> inbox(UserId userId) {
        return new Topic<>("inbox/" + userId, InboxEvent.class);
    }

    /** How many messages, or rows of the list, are read at once; fewer mean that there are no more. */
    public int pageSize() {
        return pageSize;
    }

    /**
     * Opens the conversation with a person, or one's notes to oneself: around the first unread message, else at its end.
     *
     * @return empty if there is no such person
     */
    @Transactional(readOnly = true)
    public Optional<OpenedConversation> open(UserId viewer, Username peer) {
        return accounts.profile(peer).map(profile -> open(viewer, profile));
    }

    /**
     * The latest page of a conversation.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public MessagePage latest(UserId viewer, ConversationId id) {
        return pages.latest(standing(viewer, id));
    }

    /**
     * At most one page of messages before a seq.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public MessagePage before(UserId viewer, ConversationId id, long seq) {
        return pages.before(standing(viewer, id), seq);
    }

    /**
     * At most one page of messages after a seq.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public MessagePage after(UserId viewer, ConversationId id, long seq) {
        return pages.after(standing(viewer, id), seq);
    }

    /**
     * A page of messages with a seq in its middle, as near as the ends of the conversation allow.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public MessagePage around(UserId viewer, ConversationId id, long seq) {
        return pages.around(standing(viewer, id), seq);
    }

    /**
     * Some messages of a conversation by their seqs; what the viewer may not see is left out.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    @Transactional(readOnly = true)
    public List<Message> messagesAt(UserId viewer, ConversationId id, Collection<Long> seqs) {
        participation.peer(viewer, id);
        return MessageEntity.toMessages(viewer, messages.some(viewer.value(), id.value(), seqs));
    }

    /** The message of this seq in the conversation with a person; empty if there is none that the viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Message> messageAt(UserId viewer, UserId peer, long seq) {
        return between(viewer, peer)
                .flatMap(id -> messagesAt(viewer, id, List.of(seq)).stream().findFirst());
    }

    /** Some messages by their ids in the installation; those that the viewer has no part in are left out. */
    @Transactional(readOnly = true)
    public List<Message> messages(UserId viewer, List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : messages.visible(viewer.value(), ids).stream()
                        .map(message -> message.toMessage(viewer))
                        .toList();
    }

    /**
     * Everything that has changed after a revision: at most {@value StoredChanges#MAX_CHANGES} messages and as many moves of receipts,
     * else it is not complete and tells none of them. What has just changed is told without asking the database.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    public ConversationChanges changesAfter(UserId viewer, ConversationId id, long rev) {
        var changes = recent.changesAfter(viewer, id, rev).orElseGet(() -> stored.changesAfter(viewer, id, rev));
        var changed = changes.messages().stream().map(Message::seq).collect(Collectors.toSet());
        var answered = changes.messages().stream()
                .flatMap(message -> message.marks().replyTo().stream())
                .filter(seq -> !changed.contains(seq))
                .collect(Collectors.toSet());
        return answered.isEmpty() ? changes : changes.withOriginals(messagesAt(viewer, id, answered));
    }

    /**
     * What has changed after a revision, at most {@value StoredChanges#MAX_NEWS} messages of it: ask again while there is more.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    public ConversationNews newsAfter(UserId viewer, ConversationId id, long rev) {
        return recent.newsAfter(viewer, id, rev).orElseGet(() -> stored.newsAfter(viewer, id, rev));
    }

    /** At which revision the conversations of a person stand: the first {@value #MAX_REVISIONS} of his list and archive. */
    @Transactional(readOnly = true)
    public List<ConversationRevision> revisions(UserId viewer) {
        return Stream.of(false, true)
                .flatMap(archived -> participants.revisions(viewer.value(), archived, Limit.of(MAX_REVISIONS)).stream())
                .limit(MAX_REVISIONS)
                .map(ParticipantRepository.Revision::toRevision)
                .toList();
    }

    /**
     * The other person of a conversation.
     *
     * @throws NoSuchConversationException if the viewer has no part in it
     */
    public UserId peer(UserId viewer, ConversationId id) {
        return participation.peer(viewer, id);
    }

    /** The seq of a message in a conversation of the viewer, by its id in the installation; empty if it is in none of his. */
    @Transactional(readOnly = true)
    public Optional<Long> seq(UserId viewer, ConversationId id, long messageId) {
        return messages.seq(viewer.value(), id.value(), messageId);
    }

    /** The conversation with a person, if there has been something in it for the viewer. */
    public Optional<ConversationId> between(UserId viewer, UserId peer) {
        return participation.begun(viewer, peer);
    }

    /** The first page of what stands in the list, in the order of {@link ConversationSummary#IN_ORDER}. */
    @Transactional(readOnly = true)
    public List<ConversationSummary> list(UserId viewer) {
        return list(viewer, ListPart.MAIN);
    }

    /** The first page of a part of the list. */
    @Transactional(readOnly = true)
    public List<ConversationSummary> list(UserId viewer, ListPart part) {
        return summaries.first(viewer, part, pageSize);
    }

    /** The page of a part of the list that follows a place in it. */
    @Transactional(readOnly = true)
    public List<ConversationSummary> listAfter(UserId viewer, ListPart part, ListPlace place) {
        return summaries.after(viewer, part, place, pageSize);
    }

    /** Some rows of the list, as they stand now; those that the viewer has no part in are left out. */
    @Transactional(readOnly = true)
    public List<ConversationSummary> summaries(UserId viewer, List<ConversationId> ids) {
        return ids.isEmpty() ? List.of() : summaries.of(viewer, ids);
    }

    /**
     * A row of the list as it stands now, by what has just changed, without asking the database.
     *
     * @return empty if that does not tell it all: then read it again
     */
    public Optional<ConversationSummary> continued(UserId viewer, ConversationSummary known) {
        return recent.continued(viewer, known);
    }

    /** How many conversations are unread, or marked so, without those that are muted, archived or wait to be let in. */
    @Transactional(readOnly = true)
    public long unreadConversations(UserId viewer) {
        return summaries.unreadConversations(viewer);
    }

    /** How many people wait to be let in by a person, without those whom he has archived. */
    @Transactional(readOnly = true)
    public int requests(UserId viewer) {
        return summaries.requests(viewer);
    }

    private OpenedConversation open(UserId viewer, UserProfile peer) {
        fresh.begin();
        var standing = conversations.standing(viewer.value(), Pair.of(viewer, peer.id()));
        var draft = drafts.find(viewer, peer.id());
        return standing.map(here -> new OpenedConversation(
                        peer,
                        Optional.of(here.id()),
                        here.rev(),
                        here.lastSeq(),
                        here.readSeq(),
                        here.firstUnread(),
                        here.markedUnread(),
                        here.isRequest(),
                        here.lifetime(),
                        pages.toOpen(here),
                        draft))
                .orElseGet(() -> new OpenedConversation(
                        peer,
                        Optional.empty(),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        false,
                        false,
                        Lifetime.FOR_GOOD,
                        MessagePage.EMPTY,
                        draft));
    }

    private Standing standing(UserId viewer, ConversationId id) {
        fresh.begin();
        return conversations.standing(viewer.value(), id.value()).orElseThrow(() -> NoSuchConversationException.of(id));
    }
}
