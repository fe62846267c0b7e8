package io.parley.installation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The JDBC URL of a database that keeps what it has accepted.
 *
 * <p>H2 by default writes a commit half a second after it has answered; when the process is killed within that time,
 * messages that were shown as sent are gone and their numbers are given out again. So the URL of an H2 database says
 * {@code WRITE_DELAY=0}, and one that does not is refused.
 */
record DatabaseUrl(String value) {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** So many statements H2 remembers parsed, per connection: more than Parley has, where eight are usual. */
    private static final String PARSED_ONCE = ";QUERY_CACHE_SIZE=256";

    /**
     * What ends a connection in time when the other side is gone. For the server as well: it would keep what a transaction has locked
     * until then.
     */
    private static final List<String> TIMEOUTS = List.of(
            "connectTimeout=3",
            "socketTimeout=10",
            "options=-c%20tcp_keepalives_idle=10%20-c%20tcp_keepalives_interval=5%20-c%20tcp_keepalives_count=3");

    DatabaseUrl {
        if (value.startsWith(H2)) {
            checkH2(value);
        } else if (!value.startsWith(POSTGRESQL)) {
            throw new UnusableSettingException(
                    "parley.database.url has to begin with " + POSTGRESQL + " or " + H2 + ".");
        }
    }

    private static void checkH2(String url) {
        if (url.startsWith(H2 + "tcp:") || url.startsWith(H2 + "ssl:")) {
            throw new UnusableSettingException(
                    "parley.database.url names an H2 server, but Parley uses H2 embedded only; use PostgreSQL instead.");
        }
        var settings = Arrays.stream(url.split(";"))
                .map(setting -> setting.strip().toUpperCase(Locale.ROOT))
                .toList();
        if (!settings.contains("WRITE_DELAY=0")) {
            throw new UnusableSettingException(
                    "parley.database.url lacks WRITE_DELAY=0, without which H2 loses messages"
                            + " that were shown as sent when the process is killed.");
        }
    }

    /** The embedded database in a folder. */
    static DatabaseUrl embeddedIn(Path folder) {
        return new DatabaseUrl(H2 + "file:" + folder.resolve("parley")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0" + PARSED_ONCE);
    }

    boolean isPostgreSql() {
        return value.startsWith(POSTGRESQL);
    }

    /** With time-outs for PostgreSQL, where the URL has none: a server that is gone shall not hold threads for ever. */
    String withTimeouts() {
        if (!isPostgreSql()) {
            return value;
        }
        var url = value;
        for (var timeout : TIMEOUTS) {
            if (!url.contains(timeout.substring(0, timeout.indexOf('=') + 1))) {
                url += (url.contains("?") ? "&" : "?") + timeout;
            }
        }
        return url;
    }

    /** The same for what may take as long as it takes: an index of a large table is not made in a few seconds. */
    String withPatience() {
        return withTimeouts().replaceFirst("socketTimeout=\\d+", "socketTimeout=0");
    }

    /** Without parameters, which may hold a password. */
    String forPeople() {
        return value.replaceFirst("[?;].*", "");
    }
}
