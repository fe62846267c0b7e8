package io.parley.installation;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps small what the web server holds for each open connection. A person has one open for every tab, mostly idle, and
 * what goes over it is short; longer messages go in pieces.
 */
@Component
class ConnectionBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** What a WebSocket decodes at once, in characters and in bytes. */
    private static final String MESSAGE = "1024";

    /** What a connection reads and writes at once. */
    private static final String SOCKET = "2048";

    /** What a WebSocket reads, encodes and writes at once. */
    private static final String FRAME = "2048";

    /** The longest fields after a body that comes in chunks, in bytes; nobody is known to send any. */
    private static final String TRAILERS = "512";

    /** How many sets of buffers for requests are kept when none is being answered, about 85 KB each. */
    private static final String REQUESTS = "16";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        frames();
        factory.setProtocol(LeanProtocol.class.getName());
        factory.addContextCustomizers(context -> {
            context.addParameter("org.apache.tomcat.websocket.textBufferSize", MESSAGE);
            context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", MESSAGE);
        });
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("processorCache", REQUESTS);
            connector.setProperty("maxTrailerSize", TRAILERS);
            connector.setProperty("socket.appReadBufSize", SOCKET);
            connector.setProperty("socket.appWriteBufSize", SOCKET);
        });
    }

    /** The web server reads this one once, when it sees its first WebSocket. */
    private static void frames() {
        var setting = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";
        System.setProperty(setting, System.getProperty(setting, FRAME));
    }
}
