package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EarlyChecksTest {

    private static StandardEnvironment start(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new EarlyChecks().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void behindAProxyThatEndsTlsItsHeadersAreBelieved() {
        assertThat(believes(Map.of("parley.public-address", "https://chat.example.org")))
                .isEqualTo("native");
    }

    @Test
    void otherwiseNobodysHeadersAreBelievedUnlessTheAdministratorSaysSo() {
        assertThat(believes(Map.of())).isNull();
        assertThat(believes(Map.of("parley.public-address", "http://chat.example.org")))
                .isNull();
        assertThat(believes(Map.of(
                        "parley.public-address", "https://chat.example.org", "server.ssl.bundle", "certificate")))
                .isNull();
        assertThat(believes(Map.of(
                        "parley.public-address",
                        "https://chat.example.org",
                        "server.forward-headers-strategy",
                        "none")))
                .isEqualTo("none");
    }

    private static String believes(Map<String, Object> settings) {
        return start(settings).getProperty("server.forward-headers-strategy");
    }

    @Test
    void theDefaultsPass() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatLosesMessagesStopsTheStart() {
        assertThatThrownBy(() -> start(Map.of("parley.database.url", "jdbc:h2:file:./data/parley")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("WRITE_DELAY=0");
    }

    @Test
    void aConsoleToTheDatabaseStopsTheStart() {
        assertThatThrownBy(() -> start(Map.of("spring.h2.console.enabled", "true")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("spring.h2.console.enabled");
    }
}
