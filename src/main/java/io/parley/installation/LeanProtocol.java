package io.parley.installation;

import org.apache.coyote.Processor;
import org.apache.coyote.UpgradeToken;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 whose connections let go of what has read the request once they have become WebSockets. Otherwise each of them keeps, as
 * long as it is open, the buffers of a request and of a response that nobody will use again, about 80 KB.
 *
 * <p>Public because the web server makes it by its name.
 */
public final class LeanProtocol extends Http11NioProtocol {

    @Override
    protected Processor createUpgradeProcessor(SocketWrapperBase<?> connection, UpgradeToken upgrade) {
        connection.setAppReadBufHandler(null);
        return super.createUpgradeProcessor(connection, upgrade);
    }
}
