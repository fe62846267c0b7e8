package io.parley.api;

import io.parley.account.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where programs open their sockets. */
@RestController
class SocketController {

    private final Handshakes handshakes;

    SocketController(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    @GetMapping("/api/v1/socket")
    void account(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DeploymentException {
        handshakes.accept(request, response, caller, AccountSocket::new);
    }
}
