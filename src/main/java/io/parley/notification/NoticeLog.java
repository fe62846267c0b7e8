package io.parley.notification;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why a person was told of messages lately, or not; for nobody but himself. */
@Service
public class NoticeLog {

    /** So many decisions of one person are kept. */
    public static final int KEPT = 100;

    private final NoticeDecisionRepository decisions;
    private final NoticeSettingsRepository settings;
    private final Clock clock;

    NoticeLog(NoticeDecisionRepository decisions, NoticeSettingsRepository settings, Clock clock) {
        this.decisions = decisions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes a decision down; what repeats the last one of the same conversation takes its place, and so does what another tab
     * decides of the same message.
     */
    @Transactional
    public void add(UserId user, ConversationId conversation, long seq, NoticeChannel channel, NoticeOutcome outcome) {
        // all tabs decide in the same moment
        settings.lock(user.value());
        var decision = new NoticeDecision(
                conversation, seq, channel, outcome, clock.instant().truncatedTo(ChronoUnit.MICROS));
        decisions
                .findFirstByUserIdAndConversationIdAndChannelOrderByAtDescIdDesc(
                        user.value(), conversation.value(), channel)
                .filter(before -> before.isRepeatedBy(decision))
                .ifPresentOrElse(before -> before.repeat(decision), () -> begin(user, decision));
    }

    private void begin(UserId user, NoticeDecision decision) {
        decisions.saveAndFlush(new NoticeDecisionEntity(user, decision));
        decisions.forgetOldest(user.value(), KEPT);
    }

    /** The last decisions, the newest first. */
    @Transactional(readOnly = true)
    public List<NoticeDecision> latest(UserId user) {
        return decisions.findByUserIdOrderByAtDescIdDesc(user.value(), Limit.of(KEPT)).stream()
                .map(NoticeDecisionEntity::toDecision)
                .toList();
    }
}
