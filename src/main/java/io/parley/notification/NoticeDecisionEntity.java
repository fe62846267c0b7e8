package io.parley.notification;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of one decision. */
@Entity
@Table(name = "notice_decision")
class NoticeDecisionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long userId;
    private long conversationId;
    private long seq;

    @Enumerated(EnumType.STRING)
    private NoticeChannel channel;

    @Enumerated(EnumType.STRING)
    private NoticeOutcome outcome;

    private Instant at;

    protected NoticeDecisionEntity() {
        // for JPA
    }

    NoticeDecisionEntity(UserId user, NoticeDecision decision) {
        userId = user.value();
        conversationId = decision.conversation().value();
        seq = decision.seq();
        channel = decision.channel();
        outcome = decision.outcome();
        at = decision.at();
    }

    /**
     * Whether the same is decided again, or a further tab decides of the same message; whoever was told of two messages was told
     * twice.
     */
    boolean isRepeatedBy(NoticeDecision decision) {
        return seq == decision.seq()
                ? channel == NoticeChannel.BROWSER || outcome == decision.outcome()
                : outcome == decision.outcome() && outcome != NoticeOutcome.SENT;
    }

    /** Whoever was told by one tab was told, whatever the others have decided. */
    void repeat(NoticeDecision decision) {
        var wasTold = seq == decision.seq() && outcome == NoticeOutcome.SENT;
        outcome = wasTold ? outcome : decision.outcome();
        seq = decision.seq();
        at = decision.at();
    }

    NoticeDecision toDecision() {
        return new NoticeDecision(new ConversationId(conversationId), seq, channel, outcome, at);
    }
}
