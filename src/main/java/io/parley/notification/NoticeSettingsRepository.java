package io.parley.notification;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** How people want to be told. */
interface NoticeSettingsRepository extends Repository<NoticeSettingsEntity, Long> {

    Optional<NoticeSettingsEntity> findById(long userId);

    NoticeSettingsEntity save(NoticeSettingsEntity settings);

    /** Lets the next one wait for the end of the transaction, where this person has chosen (record 0014). */
    @Modifying
    @Query("update NoticeSettingsEntity s set s.wanted = s.wanted where s.userId = :userId")
    void lock(long userId);
}
