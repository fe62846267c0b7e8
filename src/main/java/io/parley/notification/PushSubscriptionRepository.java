package io.parley.notification;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The browsers that are told while Parley is closed in them. */
interface PushSubscriptionRepository extends Repository<PushSubscriptionEntity, Long> {

    PushSubscriptionEntity saveAndFlush(PushSubscriptionEntity subscription);

    Optional<PushSubscriptionEntity> findByUserIdAndEndpoint(long userId, String endpoint);

    List<PushSubscriptionEntity> findByUserIdInOrderById(Collection<Long> userIds);

    @Modifying
    @Query("delete from PushSubscriptionEntity s where s.endpoint = :endpoint")
    void forget(String endpoint);

    @Modifying
    @Query("delete from PushSubscriptionEntity s where s.userId = :userId and s.endpoint = :endpoint")
    void forget(long userId, String endpoint);

    @Modifying
    @Query("delete from PushSubscriptionEntity s where s.id in :ids")
    void forget(Collection<Long> ids);

    @Modifying
    @Query("delete from PushSubscriptionEntity s where s.userId = :userId")
    void forgetAll(long userId);
}
