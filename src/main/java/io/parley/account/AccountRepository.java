package io.parley.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<AccountEntity, Long> {

    Optional<AccountEntity> findByUsername(String username);

    Optional<AccountEntity> findByEmail(String email);

    List<AccountEntity> findByIdIn(Collection<Long> ids);

    List<AccountEntity> findByNameSkeletonIsNull(Limit limit);

    boolean existsByUsername(String username);

    boolean existsByEmail(String email);

    boolean existsByRoleAndEnabledTrue(Role role);

    /** Lets whoever changes the account wait for the end of the transaction. */
    @Modifying
    @Query("update AccountEntity a set a.enabled = a.enabled where a.id = :id")
    int lock(long id);

    /** Sets a hash unless somebody else has set another one meanwhile. */
    @Modifying
    @Query("update AccountEntity a set a.passwordHash = :next where a.id = :id and a.passwordHash = :present")
    int replaceHash(long id, String present, String next);
}
