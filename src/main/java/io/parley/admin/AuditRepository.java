package io.parley.admin;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AuditRepository extends JpaRepository<AuditEntity, Long> {

    @Modifying
    @Query("delete from AuditEntity a where a.at < :before")
    void deleteBefore(Instant before);
}
