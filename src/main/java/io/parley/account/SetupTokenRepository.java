package io.parley.account;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface SetupTokenRepository extends JpaRepository<SetupTokenEntity, String> {

    /** @return how many there were: only one of two who use a token at the same moment gets 1 */
    @Modifying
    @Query("delete from SetupTokenEntity t where t.tokenHash = :hash")
    int take(String hash);
}
