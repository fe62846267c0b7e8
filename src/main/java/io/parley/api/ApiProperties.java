package io.parley.api;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation may set about the interfaces for programs.
 *
 * @param documentation whether {@code /api/v1/openapi} describes the REST interface
 * @param registration whether programs may register people
 * @param tokenLifetime how long a token is valid that a program gets for a password
 * @param socketsPerPerson how many WebSockets programs hold in the name of one person
 * @param socketsPerAddress how many WebSockets programs hold from one address
 */
@Validated
@ConfigurationProperties("parley.api")
record ApiProperties(
        @DefaultValue("false") boolean documentation,
        @DefaultValue("true") boolean registration,

        @DefaultValue("30d") @NotNull @DurationMin(minutes = 1) @DurationMax(days = 366)
        Duration tokenLifetime,

        @DefaultValue("20") @Min(1) int socketsPerPerson,
        @DefaultValue("1000") @Min(1) int socketsPerAddress) {}
