package io.parley.installation;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.http.HttpUpgradeHandler;
import org.apache.coyote.UpgradeToken;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.junit.jupiter.api.Test;

class LeanProtocolTest {

    @Test
    void aConnectionThatBecomesAWebSocketLetsGoOfTheBuffersOfItsRequest() {
        SocketWrapperBase<?> connection = mock();
        HttpUpgradeHandler handler = mock(InternalHttpUpgradeHandler.class);

        new LeanProtocol().createUpgradeProcessor(connection, new UpgradeToken(handler, null, null, "websocket"));

        verify(connection).setAppReadBufHandler(null);
    }
}
