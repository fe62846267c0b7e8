package io.parley.security;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an installation may set about who comes in.
 *
 * @param allowedOrigins the addresses under which browsers know this installation, such as {@code https://chat.example.org};
 *     where none is given, a browser must have loaded the page from the very host that it asks
 * @param tabsPerPerson how many tabs of one person are live; the oldest is closed when there are more
 * @param sessionsPerPerson in how many browsers a person is logged in; the oldest is logged out when there are more
 * @param socketsPerAddress how many push connections one address may hold; an office behind one address needs as many as
 *     it has open tabs
 * @param rememberMe how long a browser is remembered after its last visit
 * @param rememberMeGrace how long a token is still taken after it was replaced, because all tabs of a browser come back
 *     at the same moment after a restart
 */
@Validated
@ConfigurationProperties("parley.security")
record SecurityProperties(
        @DefaultValue List<URI> allowedOrigins,
        @DefaultValue("10") @Min(1) int tabsPerPerson,
        @DefaultValue("10") @Min(1) int sessionsPerPerson,
        @DefaultValue("1000") @Min(1) int socketsPerAddress,

        @DefaultValue("30d") @NotNull @DurationMin(seconds = 1)
        Duration rememberMe,

        @DefaultValue("60s") @NotNull @DurationMin(seconds = 0)
        Duration rememberMeGrace) {

    SecurityProperties {
        for (var origin : allowedOrigins) {
            if (origin.getScheme() == null || origin.getRawAuthority() == null) {
                throw new IllegalArgumentException("parley.security.allowed-origins: \"" + origin
                        + "\" is no address such as https://chat.example.org");
            }
        }
    }
}
