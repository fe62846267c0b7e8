package io.parley.presence;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a person counts as here.
 *
 * @param leaseTtl how long an open screen that gives no sign of life still counts; more than a minute, because browsers
 *     let a hidden tab speak only once a minute
 * @param grace how long a screen counts after it was closed, so that a reload is no absence
 * @param awayAfter how long without touching any screen before a person is away
 */
@Validated
@ConfigurationProperties("parley.presence")
record PresenceProperties(
        @DefaultValue("75s") @NotNull @DurationMin(seconds = 5)
        Duration leaseTtl,

        @DefaultValue("5s") @NotNull @DurationMin(seconds = 0)
        Duration grace,

        @DefaultValue("5m") @NotNull @DurationMin(seconds = 1)
        Duration awayAfter) {}
