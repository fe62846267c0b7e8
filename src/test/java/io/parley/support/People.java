package io.parley.support;

import io.parley.account.UserId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** People who are registered already when a test begins; written straight into the database, without a password. */
public final class People {

    private final JdbcTemplate jdbc;

    public People(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Registers a person; the display name is the handle with a capital. */
    public UserId registered(String username) {
        return registered(username, username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1));
    }

    /** Registers a person with a display name. */
    public UserId registered(String username, String displayName) {
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement("""
                            insert into account
                                (username, email, display_name, name_key, password_hash, role, enabled, created_at)
                            values (?, ?, ?, lower(?), '{none}', 'MEMBER', true, ?)
                            """, new String[] {"id"});
                    statement.setString(1, username);
                    statement.setString(2, username + "@example.org");
                    statement.setString(3, displayName);
                    statement.setString(4, displayName);
                    statement.setTimestamp(5, Timestamp.from(Instant.parse("2026-01-05T08:00:00Z")));
                    return statement;
                },
                key);
        return new UserId(Objects.requireNonNull(key.getKey()).longValue());
    }
}
