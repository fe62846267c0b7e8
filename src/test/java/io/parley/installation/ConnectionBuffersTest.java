package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class ConnectionBuffersTest {

    @Test
    void theWebServerSpeaksTheProtocolThatLetsGoOfBuffers() {
        var factory = new TomcatServletWebServerFactory();

        new ConnectionBuffers().customize(factory);

        assertThat(factory.getProtocol()).isEqualTo(LeanProtocol.class.getName());
    }
}
