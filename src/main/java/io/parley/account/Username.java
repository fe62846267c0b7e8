package io.parley.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The handle by which a person is found and logs in; upper and lower case are the same.
 *
 * @param value 3 to 32 of {@code a-z 0-9 . _ -}, first and last a letter or digit, in lower case
 */
public record Username(String value) {

    public static final int MIN_LENGTH = 3;
    public static final int MAX_LENGTH = 32;

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._-]*");
    private static final Pattern EDGES = Pattern.compile("[A-Za-z0-9].*[A-Za-z0-9]");

    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "account",
            "admin",
            "administrator",
            "all",
            "anonymous",
            "api",
            "bot",
            "chat",
            "deleted",
            "everyone",
            "guest",
            "help",
            "here",
            "hostmaster",
            "info",
            "login",
            "logout",
            "mail",
            "moderator",
            "no-reply",
            "nobody",
            "noreply",
            "null",
            "official",
            "operator",
            "parley",
            "people",
            "postmaster",
            "register",
            "root",
            "security",
            "settings",
            "staff",
            "superuser",
            "support",
            "sysadmin",
            "system",
            "team",
            "undefined",
            "unknown",
            "webmaster",
            "www");

    /** @throws AccountRefusedException naming the rule that the text breaks */
    public Username {
        if (!CHARACTERS.matcher(value).matches()) {
            throw new AccountRefusedException(AccountProblem.USERNAME_CHARACTERS);
        }
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new AccountRefusedException(AccountProblem.USERNAME_LENGTH);
        }
        if (!EDGES.matcher(value).matches()) {
            throw new AccountRefusedException(AccountProblem.USERNAME_EDGES);
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    /** Whether the name would pass for the installation itself; only its first administrator may take such a name. */
    public boolean isReserved() {
        return RESERVED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
