package io.parley.contact;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PrivacyExceptionRepository extends Repository<PrivacyExceptionEntity, PrivacyExceptionEntity.Key> {

    PrivacyExceptionEntity save(PrivacyExceptionEntity exception);

    List<PrivacyExceptionEntity> findByAccountId(long person);

    @Modifying
    @Query("delete from PrivacyExceptionEntity e where e.accountId = :person and e.peerId = :peer")
    void remove(long person, long peer);
}
