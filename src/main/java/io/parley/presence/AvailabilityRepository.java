package io.parley.presence;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who does not want to be disturbed or seen. */
interface AvailabilityRepository extends Repository<AvailabilityEntity, Long> {

    List<AvailabilityEntity> findAll();

    AvailabilityEntity save(AvailabilityEntity availability);

    @Modifying
    @Query("delete from AvailabilityEntity a where a.userId = :userId")
    void forget(long userId);
}
