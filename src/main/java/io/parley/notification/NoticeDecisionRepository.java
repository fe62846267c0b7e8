package io.parley.notification;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Why people were told of messages, or not. */
interface NoticeDecisionRepository extends Repository<NoticeDecisionEntity, Long> {

    NoticeDecisionEntity saveAndFlush(NoticeDecisionEntity decision);

    List<NoticeDecisionEntity> findByUserIdOrderByAtDescIdDesc(long userId, Limit limit);

    Optional<NoticeDecisionEntity> findFirstByUserIdAndConversationIdAndChannelOrderByAtDescIdDesc(
            long userId, long conversationId, NoticeChannel channel);

    @Modifying
    @NativeQuery("""
            delete from notice_decision where user_id = :userId and at <= (
                select at from notice_decision where user_id = :userId order by at desc
                offset :kept rows fetch first 1 rows only)""")
    void forgetOldest(long userId, int kept);
}
