package io.parley.notification;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** The keys of this installation. */
interface PushKeyRepository extends Repository<PushKeyEntity, Long> {

    Optional<PushKeyEntity> findById(long id);

    @Modifying
    @NativeQuery("""
            insert into push_key (id, public_key, private_key)
            select :id, :publicKey, :privateKey where not exists (select 1 from push_key where id = :id)""")
    void begin(long id, String publicKey, String privateKey);
}
