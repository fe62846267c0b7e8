package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"parley.management-port=0", "parley.public-address=https://chat.example.org"})
class HealthOnTheWireTest extends RealServerTest {

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private ManagementServerProperties management;

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void theManagementPortTellsThatParleyIsWellAndNothingElse(String path) {
        var machine = new Wire(managementPort);
        var health = machine.get(path, "Accept: application/json");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details", "H2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/nothing",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/db",
                "/api/v1/me",
                "/ws/chat/1"
            })
    void whateverElseIsAskedOfTheManagementPortIsNotThere(String path) {
        assertThat(new Wire(managementPort).get(path).status()).isEqualTo(404);
        assertThat(new Wire(managementPort).post(path, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void theManagementPortIsForThisMachineAlone() {
        assertThat(management.getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    }

    @Test
    void thePortOfThePeopleTellsNothing() {
        assertThat(wire().get("/actuator/health").body()).doesNotContain("\"status\"");
    }

    @Test
    void whatTheProxyTellsOfTheBrowserIsBelieved() {
        var overTls = wire().get("/login", "X-Forwarded-Proto: https");
        assertThat(overTls.header("strict-transport-security")).isPresent();
        assertThat(overTls.setCookies()).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }
}
