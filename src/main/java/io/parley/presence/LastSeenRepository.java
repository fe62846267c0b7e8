package io.parley.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface LastSeenRepository extends Repository<LastSeenEntity, Long> {

    @Transactional(readOnly = true)
    List<LastSeenEntity> findByUserIdIn(Collection<Long> userIds);

    @Modifying
    @Query("update LastSeenEntity seen set seen.at = :at where seen.userId in :userIds and seen.at < :at")
    void advance(Collection<Long> userIds, Instant at);

    @Modifying
    @NativeQuery("""
            insert into last_seen (user_id, at)
            select id, cast(:at as timestamp(6) with time zone) from account
            where id in (:userIds) and not exists (select 1 from last_seen where user_id = account.id)""")
    void begin(Collection<Long> userIds, Instant at);
}
