package io.parley.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one pair of keys by which push services know this installation. */
@Entity
@Table(name = "push_key")
class PushKeyEntity {

    static final long ONLY = 1;

    @Id
    private Long id;

    private String publicKey;
    private String privateKey;

    protected PushKeyEntity() {
        // for JPA
    }

    /** @param publicKey in X.509, as base64url */
    String publicKey() {
        return publicKey;
    }

    String privateKey() {
        return privateKey;
    }
}
