package io.parley.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation may set about accounts.
 *
 * @param minPasswordLength the fewest code points of a new password, 8 to 64; NIST SP 800-63B recommends 15 where the
 *     password is the only factor
 * @param passwordHashesAtOnce how many passwords are hashed at the same time; each takes 19 MiB
 * @param registrations how many people may register in a time
 * @param logIn how many wrong passwords are borne
 */
@Validated
@ConfigurationProperties("parley.account")
record AccountProperties(
        @DefaultValue("12") @Min(8) @Max(64) int minPasswordLength,
        @DefaultValue("4") @Min(1) @Max(64) int passwordHashesAtOnce,
        @DefaultValue @Valid Registrations registrations,
        @DefaultValue @Valid LogIn logIn) {

    /**
     * How many people may register.
     *
     * @param burst how many at once from one address
     * @param perMinute how many a minute from one address, after the burst
     * @param allPerMinute how many a minute from all addresses together
     */
    record Registrations(
            @DefaultValue("3") @Min(1) int burst,
            @DefaultValue("10") @Min(1) int perMinute,
            @DefaultValue("60") @Min(1) int allPerMinute) {}

    /**
     * How many wrong passwords are borne before log-ins have to wait.
     *
     * @param failures how many for one account from one address before the first delay
     * @param firstDelay how long the first delay is; each further failure doubles it
     * @param longestDelay how long a delay becomes at most
     * @param failuresPerAddress how many from one address for all accounts together, within {@code addressWindow}
     * @param addressWindow the time in which the failures of an address are counted
     */
    record LogIn(
            @DefaultValue("5") @Min(1) int failures,

            @DefaultValue("15s") @NotNull @DurationMin(seconds = 0)
            Duration firstDelay,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 0)
            Duration longestDelay,

            @DefaultValue("30") @Min(1) int failuresPerAddress,

            @DefaultValue("10m") @NotNull @DurationMin(seconds = 0)
            Duration addressWindow) {}
}
