package io.parley.account;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface AvatarRepository extends JpaRepository<AvatarEntity, Long> {

    Optional<AvatarEntity> findByAccountIdAndVersion(long accountId, String version);
}
