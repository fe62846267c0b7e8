package io.parley.security;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation may set about sessions.
 *
 * @param idleLogOut after how long without a key or a pointer on any tab of a browser its session ends, to the minute; 0
 *     for never. A remembered browser comes back by itself
 */
@Validated
@ConfigurationProperties("parley.session")
record SessionProperties(
        @DefaultValue("12h") @NotNull @DurationMin(millis = 1)
        Duration idleLogOut) {}
