package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TrustedOriginsTest {

    @Test
    void withoutAConfiguredAddressTheHostDecides() {
        var origins = trusting();
        assertThat(origins.isOurs(request("http://chat.example.org"))).isTrue();
        assertThat(origins.isOurs(request("https://CHAT.example.org")))
                .as("behind a proxy that ends TLS")
                .isTrue();
        assertThat(origins.isOurs(request("https://chat.example.org:8443"))).isFalse();
        assertThat(origins.isOurs(request("https://evil.example"))).isFalse();
    }

    @Test
    void aServerThatSpeaksTlsTrustsNoPageWithoutIt() {
        var request = request("http://chat.example.org");
        request.setSecure(true);
        assertThat(trusting().isOurs(request)).isFalse();
    }

    @Test
    void aConfiguredAddressIsTheOnlyOne() {
        var origins = trusting("https://Parley.example:443/", "http://10.0.0.7:8080");
        assertThat(origins.isOurs(request("https://parley.example"))).isTrue();
        assertThat(origins.isOurs(request("http://10.0.0.7:8080"))).isTrue();
        assertThat(origins.isOurs(request("http://parley.example"))).isFalse();
        assertThat(origins.isOurs(request("http://chat.example.org"))).isFalse();
    }

    @Test
    void noOriginIsNeitherOursNorForeign() {
        assertThat(trusting().isOurs(request(null))).isFalse();
        assertThat(trusting().isForeign(request(null))).isFalse();
        assertThat(trusting().isForeign(request("null"))).isTrue();
        assertThat(trusting().isForeign(request("http://a b"))).isTrue();
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> properties("chat.example.org"))
                .withMessageContaining("parley.security.allowed-origins")
                .withMessageContaining("chat.example.org");
    }

    private static TrustedOrigins trusting(String... allowed) {
        return new TrustedOrigins(properties(allowed));
    }

    private static SecurityProperties properties(String... allowed) {
        return new SecurityProperties(
                List.of(allowed).stream().map(URI::create).toList(),
                10,
                10,
                1_000,
                Duration.ofDays(30),
                Duration.ofSeconds(60));
    }

    private static MockHttpServletRequest request(String origin) {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Host", "chat.example.org");
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }
}
