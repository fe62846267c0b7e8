package io.parley.security;

import java.time.Instant;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RememberMeRepository extends JpaRepository<RememberMeEntity, String> {

    List<RememberMeEntity> findByAccountIdAndRotatedAtAfterOrderByRotatedAtDesc(long accountId, Instant after);

    /** @return 1 for the one that comes first of all that show the same token at the same moment, 0 for the others */
    @Modifying(clearAutomatically = true)
    @Query("""
            update RememberMeEntity r
            set r.previousTokenHash = r.tokenHash, r.tokenHash = :next, r.rotatedAt = :now, r.kind = :kind
            where r.series = :series and r.tokenHash = :present""")
    int rotate(String series, String present, String next, String kind, Instant now);

    @Modifying
    @Query("delete from RememberMeEntity r where r.accountId = :accountId")
    void deleteByAccount(long accountId);

    @Modifying
    @Query("delete from RememberMeEntity r where r.accountId = :accountId and r.series <> :series")
    void deleteOthers(long accountId, String series);

    @Modifying
    @Query("delete from RememberMeEntity r where r.series = :series")
    void deleteSeries(String series);

    @Modifying
    @Query("delete from RememberMeEntity r where r.accountId = :accountId and r.series = :series")
    void deleteSeries(long accountId, String series);

    @Modifying
    @Query("delete from RememberMeEntity r where r.rotatedAt < :before")
    void deleteUnusedSince(Instant before);
}
