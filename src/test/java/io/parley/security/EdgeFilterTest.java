package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.ClientAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EdgeFilterTest {

    private static final SecurityProperties PROPERTIES =
            new SecurityProperties(List.of(), 10, 10, 1, Duration.ofDays(1), Duration.ofMinutes(1));

    private final List<RequestRefused> told = new ArrayList<>();
    private final PushSockets sockets = new PushSockets(PROPERTIES);

    @Test
    void whatIsTurnedAwayIsTold() throws Exception {
        assertThat(statusOf(upgradeFrom("https://evil.example"))).isEqualTo(403);

        assertThat(told).containsExactly(new RequestRefused(new ClientAddress("192.0.2.7")));
    }

    @Test
    void oneConnectionTooManyIsTold() throws Exception {
        sockets.opened("192.0.2.7");

        assertThat(statusOf(upgradeFrom("http://localhost"))).isEqualTo(429);

        assertThat(told).containsExactly(new RequestRefused(new ClientAddress("192.0.2.7")));
    }

    @Test
    void whatPassesIsNot() throws Exception {
        assertThat(statusOf(upgradeFrom("http://localhost"))).isEqualTo(200);

        assertThat(told).isEmpty();
    }

    private static MockHttpServletRequest upgradeFrom(String origin) {
        var request = new MockHttpServletRequest("GET", "/VAADIN/push");
        request.setRemoteAddr("192.0.2.7");
        request.addHeader("Host", "localhost");
        request.addHeader("Upgrade", "websocket");
        request.addHeader("Origin", origin);
        return request;
    }

    private int statusOf(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        new EdgeFilter(new TrustedOrigins(PROPERTIES), sockets, remembered -> true, told::add)
                .doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
