package io.parley.api;

import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.account.UserProfile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where programs open their sockets. */
@RestController
class SocketController {

    private final Handshakes handshakes;
    private final AccountService accounts;

    SocketController(Handshakes handshakes, AccountService accounts) {
        this.accounts = accounts;
        this.handshakes = handshakes;
    }

    @GetMapping("/api/v1/socket")
    void account(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, DeploymentException {
        handshakes.accept(request, response, caller, AccountSocket::new);
    }

    /** @param receipts {@code explicit} from a client that tells by itself what has been read */
    @GetMapping({"/ws/chat/{id:[0-9]+}", "/ws/chat/{id:[0-9]+}/"})
    void chat(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("id") long id,
            @RequestParam(name = "receipts") Optional<String> receipts,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, DeploymentException {
        var peer = accounts.profile(Values.person(id))
                .map(UserProfile::id)
                .filter(other -> !other.equals(caller.userId()))
                .orElseThrow(Values::nobody);
        var readsExplicitly = receipts.filter("explicit"::equals).isPresent();
        handshakes.accept(
                request,
                response,
                caller,
                (services, who, address, checkLogIn) ->
                        new ChatSocket(services, who, address, checkLogIn, peer, readsExplicitly));
    }
}
