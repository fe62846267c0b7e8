package io.parley.notification;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** How people want to be told. */
interface NoticeSettingsRepository extends Repository<NoticeSettingsEntity, Long> {

    Optional<NoticeSettingsEntity> findById(long userId);

    NoticeSettingsEntity save(NoticeSettingsEntity settings);
}
