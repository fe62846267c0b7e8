package io.parley.contact;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BlockRepository extends Repository<BlockEntity, BlockEntity.Key> {

    BlockEntity saveAndFlush(BlockEntity block);

    @Query("select count(*) > 0 from BlockEntity b where b.blockerId = :blocker and b.blockedId = :blocked")
    boolean exists(long blocker, long blocked);

    @Modifying
    @Query("delete from BlockEntity b where b.blockerId = :blocker and b.blockedId = :blocked")
    int remove(long blocker, long blocked);

    /** Whom a person has blocked, the last one first. */
    @Query("select b.blockedId from BlockEntity b where b.blockerId = :blocker order by b.at desc, b.blockedId")
    List<Long> blockedBy(long blocker);

    @Query("select b.blockerId from BlockEntity b where b.blockedId = :blocked")
    List<Long> blockersOf(long blocked);
}
