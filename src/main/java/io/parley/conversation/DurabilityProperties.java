package io.parley.conversation;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a message outlives that is shown as sent.
 *
 * @param durability {@code power}: the end of the process and a power cut; {@code process}: the end of the process alone,
 *     which is faster. Concerns the embedded database only; PostgreSQL has settings of its own.
 */
@Validated
@ConfigurationProperties("parley")
record DurabilityProperties(@DefaultValue("power") @NotNull Durability durability) {

    enum Durability {
        POWER,
        PROCESS
    }
}
