package io.parley.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to what is refused before any filter sees it, such as an address that is none: a status and no word more. */
public final class BareErrorPage extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(BareErrorPage.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        SecurityHeaders.write(request, response);
        response.setContentType("text/plain;charset=UTF-8");
        try {
            var writer = response.getReporter();
            if (writer != null) {
                writer.write("Parley: " + status);
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("Nobody was there to read about status {}", status, e);
        }
    }
}
