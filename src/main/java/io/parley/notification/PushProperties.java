package io.parley.notification;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How browsers are told while Parley is closed in them.
 *
 * @param delay how long a message may stay unread before other devices are told of it
 * @param mostWaiting how many conversations may wait to be told at once; what comes beyond is not told
 * @param contact whom a push service may turn to, as a {@code https:} or {@code mailto:} address; empty for nobody
 * @param privateServices whether a push service may be in the local network, and without TLS
 */
@Validated
@ConfigurationProperties("parley.push")
record PushProperties(
        @DefaultValue("30s") @NotNull @DurationMin(seconds = 0)
        Duration delay,

        @DefaultValue("50000") @Min(1) int mostWaiting,
        @DefaultValue("") @NotNull String contact,
        @DefaultValue("false") boolean privateServices) {

    private static final String NOBODY = "mailto:nobody@parley.invalid";

    /** What RFC 8292 calls the subject: it has to be an address, even where nobody is behind it. */
    String subject() {
        return contact.startsWith("https:") || contact.startsWith("mailto:") ? contact : NOBODY;
    }
}
