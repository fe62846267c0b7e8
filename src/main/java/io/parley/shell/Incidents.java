package io.parley.shell;

import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.DisconnectedClientHelper;

/** Writes down what went wrong under a number that a person can read out, and tells nothing else of it. */
@Component
class Incidents {

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    /** Without the signs that are taken for one another. */
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    /** Logs the failure and returns its number; a browser that has gone while it was answered is no incident. */
    String record(Throwable failure) {
        var number = random.ints(LENGTH, 0, SIGNS.length())
                .map(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("Nobody was there any more to be answered, {}", number, failure);
        } else {
            log.error("Incident {}", number, failure);
        }
        return number;
    }
}
