package io.parley.installation;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Set;

/** The message of a log entry on one line, so that nobody can write entries of others ({@code logback-spring.xml}). */
public final class EscapedMessage extends MessageConverter {

    /** What the installation says of itself at its start, before anybody else is there. */
    private static final Set<String> LINES_OF_OUR_OWN =
            Set.of("parley", "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter");

    @Override
    public String convert(ILoggingEvent event) {
        var message = super.convert(event);
        return LINES_OF_OUR_OWN.contains(event.getLoggerName()) ? message : LogText.oneLine(message);
    }
}
