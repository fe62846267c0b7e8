package io.parley.presence;

import io.parley.account.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of whoever has chosen. */
@Entity
@Table(name = "availability")
class AvailabilityEntity {

    @Id
    private Long userId;

    @Enumerated(EnumType.STRING)
    private Availability.Mode mode;

    private Instant since;
    private @Nullable Instant endsAt;

    protected AvailabilityEntity() {
        // for JPA
    }

    AvailabilityEntity(UserId user, Availability availability) {
        userId = user.value();
        mode = availability.mode();
        since = availability.since();
        endsAt = availability.until().orElse(null);
    }

    UserId userId() {
        return new UserId(userId);
    }

    Availability toAvailability() {
        return new Availability(mode, since, Optional.ofNullable(endsAt));
    }
}
