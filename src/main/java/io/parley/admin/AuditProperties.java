package io.parley.admin;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation may set about its record.
 *
 * @param keep how long a line is kept; it holds the address that somebody came from
 */
@Validated
@ConfigurationProperties("parley.audit")
record AuditProperties(
        @DefaultValue("365d") @NotNull @DurationMin(seconds = 1)
        Duration keep) {}
