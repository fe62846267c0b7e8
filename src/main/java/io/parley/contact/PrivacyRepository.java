package io.parley.contact;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PrivacyRepository extends Repository<PrivacyEntity, Long> {

    PrivacyEntity save(PrivacyEntity privacy);

    Optional<PrivacyEntity> findById(long person);
}
