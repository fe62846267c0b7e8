package io.parley.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AccessTokenRepository extends Repository<AccessTokenEntity, Long> {

    AccessTokenEntity save(AccessTokenEntity token);

    @Query("""
            select t from AccessTokenEntity t
            where t.tokenHash = :hash and t.expiresAt > :now
              and exists (select 1 from AccountEntity a where a.id = t.accountId and a.enabled = true)
            """)
    Optional<AccessTokenEntity> findLive(String hash, Instant now);

    @Query("""
            select t.id from AccessTokenEntity t
            where t.id in :ids and t.expiresAt > :now
              and exists (select 1 from AccountEntity a where a.id = t.accountId and a.enabled = true)
            """)
    List<Long> findLive(Collection<Long> ids, Instant now);

    List<AccessTokenEntity> findByAccountIdOrderById(long accountId);

    long countByAccountId(long accountId);

    @Modifying
    @Query("update AccessTokenEntity t set t.lastUsedAt = :now"
            + " where t.id in :ids and (t.lastUsedAt is null or t.lastUsedAt <= :before)")
    void use(Collection<Long> ids, Instant now, Instant before);

    Optional<AccessTokenEntity> findByIdAndAccountId(long id, long accountId);

    @Modifying
    @Query("delete from AccessTokenEntity t where t.id = :id")
    void deleteById(long id);

    @Modifying
    @Query("delete from AccessTokenEntity t where t.accountId = :accountId")
    void deleteByAccount(long accountId);

    @Modifying
    @Query("delete from AccessTokenEntity t where t.accountId = :accountId and t.expiresAt <= :now")
    void deleteExpired(long accountId, Instant now);
}
