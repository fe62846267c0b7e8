package io.parley.presence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When a person was here last; as long as he is here it lags behind by a minute at most. */
@Entity
@Table(name = "last_seen")
class LastSeenEntity {

    @Id
    @Column(name = "user_id")
    private long userId;

    @Column(name = "at")
    private Instant at;

    protected LastSeenEntity() {}

    long userId() {
        return userId;
    }

    Instant at() {
        return at;
    }
}
