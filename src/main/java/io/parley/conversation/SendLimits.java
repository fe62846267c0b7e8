package io.parley.conversation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.parley.account.UserId;
import io.parley.conversation.MessageRefusedException.Reason;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** How much one person may write, counted on this node; his programs, by {@link ProgramPace}, have a count of their own. */
@Component
class SendLimits {

    /** So many people are remembered at once; whoever is forgotten has everything free again. */
    private static final int PEOPLE = 100_000;

    private final LoadingCache<UserId, Bucket> messages;
    private final LoadingCache<UserId, Bucket> messagesOfPrograms;
    private final LoadingCache<UserId, Bucket> conversations;
    private final int messagesOfAStranger;

    @Autowired
    SendLimits(ConversationProperties properties) {
        this(properties, TimeMeter.SYSTEM_NANOTIME);
    }

    /** @param time a clock that never jumps, unlike that of the wall */
    SendLimits(ConversationProperties properties, TimeMeter time) {
        messagesOfAStranger = properties.requestMessages();
        messages = messages(properties.sendBurst(), properties.sendsPerSecond(), time);
        messagesOfPrograms = messages(properties.sendBurst(), properties.programSendsPerSecond(), time);
        conversations = buckets(
                Bandwidth.builder()
                        .capacity(properties.newConversationsPerMinute())
                        .refillGreedy(properties.newConversationsPerMinute(), Duration.ofMinutes(1))
                        .build(),
                time);
    }

    /** @throws MessageRefusedException if this message is one too many */
    void spendMessage(UserId author) {
        spend(messagesOf(author), Reason.TOO_MANY_MESSAGES);
    }

    /** Takes back what was spent on a message that was stored already. */
    void giveBackMessage(UserId author) {
        messagesOf(author).addTokens(1);
    }

    /** @throws MessageRefusedException if this new conversation is one too many */
    void spendConversation(UserId author) {
        spend(conversations.get(author), Reason.TOO_MANY_CONVERSATIONS);
    }

    /** How many messages a person may write to somebody who has yet to let him in. */
    int messagesOfAStranger() {
        return messagesOfAStranger;
    }

    private Bucket messagesOf(UserId author) {
        return (ProgramPace.isEntered() ? messagesOfPrograms : messages).get(author);
    }

    private static LoadingCache<UserId, Bucket> messages(int burst, int perSecond, TimeMeter time) {
        return buckets(
                Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build(),
                time);
    }

    private static void spend(Bucket bucket, Reason reason) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new MessageRefusedException(reason, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static LoadingCache<UserId, Bucket> buckets(Bandwidth bandwidth, TimeMeter time) {
        return Caffeine.newBuilder()
                .maximumSize(PEOPLE)
                .expireAfterAccess(Duration.ofHours(1))
                .build(person -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build());
    }
}
