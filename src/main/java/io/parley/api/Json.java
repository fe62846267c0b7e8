package io.parley.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.attachment.Attachment;
import io.parley.attachment.Attachment.Dimensions;
import io.parley.conversation.ConversationNews;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.MessageTimes;
import io.parley.conversation.MessageVersion;
import io.parley.presence.Presence;
import io.parley.search.SearchHit;
import io.parley.search.SearchPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What programs are answered. Absent is {@code null}, so that every field is always there. */
final class Json {

    static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

    private Json() {}

    /** A constant as the protocol writes it, such as {@code for_good}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Which constant such a word means; empty if it is none of them. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }

    /**
     * How a person wants to be met.
     *
     * @param mode {@code usual}, {@code do_not_disturb} or {@code invisible}
     * @param until when it ends by itself; null for not before it is changed
     */
    record Availability(
            String mode,

            @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant until) {}

    /** What a person lets everybody know of him. */
    record Privacy(boolean presence, boolean receipts, boolean typing) {

        static Privacy of(io.parley.contact.Privacy privacy) {
            return new Privacy(privacy.presence(), privacy.receipts(), privacy.typing());
        }
    }

    /** What a person lets one other know of him, as far as it may differ from what everybody may know. */
    record PrivacyTowards(boolean receipts, boolean typing) {

        static PrivacyTowards of(io.parley.contact.Privacy privacy) {
            return new PrivacyTowards(privacy.receipts(), privacy.typing());
        }
    }

    /** How long what is sent from now on is kept. */
    record Lifetime(@Nullable String lifetime) {}

    /** Who a person is. */
    record Person(
            long id,
            String username,
            @JsonProperty("display_name") String displayName,
            @JsonProperty("avatar_url") @Nullable String avatarUrl) {

        static Person of(UserProfile profile) {
            return new Person(
                    profile.id().value(),
                    profile.username().value(),
                    profile.displayName().value(),
                    profile.avatarUrl().map(url -> "/" + url).orElse(null));
        }
    }

    /** Who a person is, and whether he is here: {@code online}, {@code away} or {@code offline}. */
    record PersonHere(
            long id,
            String username,
            @JsonProperty("display_name") String displayName,
            @JsonProperty("avatar_url") @Nullable String avatarUrl,
            String presence,

            @JsonProperty("last_seen") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant lastSeen) {

        static PersonHere of(UserProfile profile, Presence presence) {
            var person = Person.of(profile);
            return new PersonHere(
                    person.id(),
                    person.username(),
                    person.displayName(),
                    person.avatarUrl(),
                    Frames.state(presence),
                    presence instanceof Presence.LastSeen(var at) ? at : null);
        }
    }

    /** Whom one has blocked, the last one first. */
    record Blocked(List<Person> people) {}

    /** @param next what to ask for as {@code after}; null on the last page */
    record People(List<PersonHere> people, @Nullable String next) {}

    record Message(
            long conversation,
            long seq,
            long rev,
            @JsonProperty("message_id") long messageId,
            @JsonProperty("sender_id") long senderId,
            @JsonProperty("client_id") String clientId,
            String body,

            @JsonProperty("sent_at") @JsonFormat(pattern = TIME, timezone = "UTC")
            Instant sentAt,

            @JsonProperty("edited_at") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant editedAt,

            boolean deleted,
            @JsonProperty("reply_to") @Nullable Long replyTo,
            boolean forwarded,
            @JsonProperty("lifetime_set") @Nullable String lifetimeSet,
            List<Reaction> reactions,

            List<File> attachments) {

        static Message of(io.parley.conversation.Message message) {
            return new Message(
                    message.conversationId().value(),
                    message.seq(),
                    message.rev(),
                    message.id(),
                    message.senderId().value(),
                    message.clientId().toString(),
                    message.body().text(),
                    message.sentAt(),
                    message.marks().editedAt().orElse(null),
                    message.marks().deleted(),
                    message.marks().replyTo().orElse(null),
                    message.marks().forwarded(),
                    message.marks().lifetime().map(Json::word).orElse(null),
                    message.marks().reactions().stream().map(Reaction::of).toList(),
                    message.attachments().stream().map(File::of).toList());
        }
    }

    /** The message that it will be, as far as it has come. */
    record Draft(
            @JsonProperty("client_id") String clientId,
            String body,
            @JsonProperty("reply_to") @Nullable Long replyTo) {

        static Draft of(io.parley.conversation.Draft draft) {
            return new Draft(
                    draft.clientId().toString(), draft.text(), draft.replyTo().orElse(null));
        }
    }

    /**
     * @param size in bytes
     * @param width of a picture that can be shown, in pixels; null of any other file
     */
    record File(
            long id,
            String name,
            @JsonProperty("media_type") String mediaType,
            long size,
            @Nullable Integer width,
            @Nullable Integer height) {

        static File of(Attachment attachment) {
            return new File(
                    attachment.id().value(),
                    attachment.name().text(),
                    attachment.mediaType(),
                    attachment.size(),
                    attachment.picture().map(Dimensions::width).orElse(null),
                    attachment.picture().map(Dimensions::height).orElse(null));
        }
    }

    record Reaction(@JsonProperty("user_id") long userId, String emoji) {

        static Reaction of(io.parley.conversation.Reaction reaction) {
            return new Reaction(reaction.userId().value(), reaction.emoji().text());
        }
    }

    /**
     * When what became of a message; null for what has not.
     *
     * @param deliveredAt of the caller's own message, like {@code readAt}
     */
    record MessageInfo(
            @JsonProperty("sent_at") @JsonFormat(pattern = TIME, timezone = "UTC")
            Instant sentAt,

            @JsonProperty("edited_at") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant editedAt,

            @JsonProperty("delivered_at") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant deliveredAt,

            @JsonProperty("read_at") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant readAt) {

        static MessageInfo of(MessageTimes times) {
            return new MessageInfo(
                    times.sentAt(),
                    times.editedAt().orElse(null),
                    times.deliveredAt().orElse(null),
                    times.readAt().orElse(null));
        }
    }

    /** How a message read from a moment on. */
    record Version(
            String body,

            @JsonProperty("written_at") @JsonFormat(pattern = TIME, timezone = "UTC")
            Instant writtenAt) {

        static Version of(MessageVersion version) {
            return new Version(version.body().text(), version.writtenAt());
        }
    }

    /** Oldest first; the last is how the message reads now. */
    record Versions(List<Version> versions) {}

    /** How far one person has come with the other's messages. */
    record Receipts(
            @JsonProperty("user_id") long userId,
            @JsonProperty("delivered_up_to") long deliveredUpTo,
            @JsonProperty("read_up_to") long readUpTo) {

        static Receipts of(UserId user, Reached reached) {
            return new Receipts(user.value(), reached.deliveredUpTo(), reached.readUpTo());
        }
    }

    /**
     * @param receipts of the peer
     * @param request whether the peer waits to be let in
     * @param lifetime how long what is sent from now on is kept
     */
    record Conversation(
            long id,
            Person peer,
            long rev,
            @JsonProperty("last_message") Message lastMessage,
            long unread,
            Receipts receipts,
            @Nullable Draft draft,
            boolean request,
            String lifetime,
            @JsonUnwrapped Arrangement arrangement) {

        static Conversation of(ConversationSummary summary) {
            return new Conversation(
                    summary.id().value(),
                    Person.of(summary.peer()),
                    summary.rev(),
                    Message.of(summary.lastMessage()),
                    summary.unread(),
                    Receipts.of(summary.peer().id(), summary.theirs()),
                    summary.draft().map(Draft::of).orElse(null),
                    summary.isRequest(),
                    word(summary.lifetime()),
                    Arrangement.of(summary.arrangement()));
        }
    }

    /** How a conversation stands in one's own list. */
    record Arrangement(
            boolean pinned,
            boolean archived,

            @JsonProperty("muted_until") @JsonFormat(pattern = TIME, timezone = "UTC") @Nullable
            Instant mutedUntil,

            @JsonProperty("marked_unread") boolean markedUnread) {

        static Arrangement of(io.parley.conversation.Arrangement arrangement) {
            return new Arrangement(
                    arrangement.pinned(),
                    arrangement.archived(),
                    arrangement.mutedUntil().orElse(null),
                    arrangement.markedUnread());
        }
    }

    /** @param next what to ask for as {@code after}; null on the last page */
    record Conversations(
            List<Conversation> conversations, @Nullable String next) {}

    /** @param next what to ask for as {@code after}; null when there are no more */
    record Hits(List<Hit> hits, @Nullable String next) {

        static Hits of(SearchPage page) {
            return new Hits(
                    page.hits().stream().map(Hit::of).toList(),
                    page.next().map(SearchController.HitCursor::text).orElse(null));
        }
    }

    /**
     * @param peer the other person of the conversation
     * @param marks where in the body the words stand
     */
    record Hit(Message message, Person peer, List<Mark> marks) {

        static Hit of(SearchHit hit) {
            var body = hit.message().body().text();
            return new Hit(
                    Message.of(hit.message()),
                    Person.of(hit.peer()),
                    hit.marks().stream()
                            .map(mark ->
                                    new Mark(body.codePointCount(0, mark.start()), body.codePointCount(0, mark.end())))
                            .toList());
        }
    }

    /** A stretch of a text, in code points: from the first to after the last. */
    record Mark(int start, int end) {}

    /** Neighbouring messages by ascending seq, with the receipts of the peer. */
    record Messages(
            List<Message> messages,
            @JsonProperty("delivered_up_to") long deliveredUpTo,
            @JsonProperty("read_up_to") long readUpTo,
            @JsonProperty("has_older") boolean hasOlder,
            @JsonProperty("has_newer") boolean hasNewer) {}

    /**
     * @param rev to ask for as {@code after_rev} next
     * @param messages those that are new or other than before, by ascending rev
     * @param hidden the seqs of what was deleted for oneself alone; some may be known already
     * @param receipts of both people as they are now
     * @param more whether there are more changes after {@code rev}
     */
    record Changes(
            long conversation,
            long rev,
            List<Message> messages,
            List<Long> hidden,
            List<Receipts> receipts,
            boolean more) {

        static Changes of(UserId viewer, ConversationNews news) {
            return new Changes(
                    news.id().value(),
                    news.rev(),
                    news.messages().stream().map(Message::of).toList(),
                    news.hidden(),
                    List.of(Receipts.of(viewer, news.mine()), Receipts.of(news.peer(), news.theirs())),
                    news.more());
        }
    }

    record Token(
            String token,

            @JsonProperty("expires_at") @JsonFormat(pattern = TIME, timezone = "UTC")
            Instant expiresAt) {

        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }
}
