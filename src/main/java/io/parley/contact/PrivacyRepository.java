package io.parley.contact;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PrivacyRepository extends Repository<PrivacyEntity, Long> {

    PrivacyEntity save(PrivacyEntity privacy);

    Optional<PrivacyEntity> findById(long person);

    /** Lets the next one wait for the end of the transaction, where this person has chosen (record 0014). */
    @Modifying
    @Query("update PrivacyEntity p set p.sharesPresence = p.sharesPresence where p.accountId = :person")
    void lock(long person);
}
