package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SecurityHeadersTest {

    @Test
    void overTlsTheBrowserIsToldToStayThere() {
        assertThat(written(true).getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
        assertThat(written(false).getHeader("Strict-Transport-Security")).isNull();
    }

    private static MockHttpServletResponse written(boolean secure) {
        var request = new MockHttpServletRequest("GET", "/login");
        request.setSecure(secure);
        var response = new MockHttpServletResponse();
        SecurityHeaders.write(request, response);
        return response;
    }
}
