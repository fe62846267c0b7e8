package io.parley.account;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, for installations that are set up by a machine. All three or none; ignored as soon as there
 * is an administrator.
 *
 * @param username the administrator's handle
 * @param email the administrator's e-mail address
 * @param password the administrator's password, which has to be as good as everybody's
 */
@ConfigurationProperties("parley.admin")
record AdminProperties(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password) {

    AdminProperties {
        var given =
                Stream.of(username, email, password).filter(Objects::nonNull).count();
        if (given != 0 && given != 3) {
            throw new IllegalArgumentException(
                    "parley.admin.username, parley.admin.email and parley.admin.password are set together or not at all");
        }
    }

    boolean areGiven() {
        return username != null;
    }

    /**
     * Who is to be administrator.
     *
     * @throws AccountRefusedException if one of the settings is not as it must be
     */
    Optional<Registration> registration() {
        if (username == null || email == null || password == null) {
            return Optional.empty();
        }
        return Optional.of(new Registration(
                new EmailAddress(email), new Username(username), Optional.empty(), new Password(password)));
    }

    @Override
    public String toString() {
        return "AdminProperties[username=" + username + "]";
    }
}
