package io.parley.api;

import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns a request of somebody who has been let in into a WebSocket. */
@Component
class Handshakes {

    private static final Duration WHEN_FULL = Duration.ofSeconds(60);

    /** Makes a socket once the request is accepted. */
    interface Maker {

        LiveSocket make(SocketServices services, Caller caller, ClientAddress address, Runnable checkLogIn);
    }

    private final SocketServices services;
    private final OpenSockets sockets;

    Handshakes(SocketServices services, OpenSockets sockets) {
        this.services = services;
        this.sockets = sockets;
    }

    /** @throws ApiProblem if the request is none for a WebSocket, or there are too many of them */
    void accept(HttpServletRequest request, HttpServletResponse response, Caller caller, Maker maker)
            throws IOException, DeploymentException {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new ApiProblem(
                    HttpStatus.UPGRADE_REQUIRED,
                    "upgrade-required",
                    "Here is a WebSocket, for which a client has to ask");
        }
        if (!sockets.isRunning()) {
            throw new ApiProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "stopping",
                    "Parley is being stopped",
                    Duration.ofSeconds(5),
                    Map.of());
        }
        var address = new ClientAddress(request.getRemoteAddr());
        if (!sockets.hasRoom(caller.userId(), address)) {
            throw new ApiProblem(
                    HttpStatus.TOO_MANY_REQUESTS, "too-many-sockets", "Too many sockets are open", WHEN_FULL, Map.of());
        }
        var socket = maker.make(services, caller, address, logIn(request));
        var container = (ServerContainer)
                Objects.requireNonNull(request.getServletContext().getAttribute(ServerContainer.class.getName()));
        var configuration = ServerEndpointConfig.Builder.create(socket.getClass(), request.getServletPath())
                .configurator(new OneSocket(socket))
                .build();
        container.upgradeHttpToWebSocket(new Unburdened(request), response, configuration, Map.of());
    }

    /** Asking an ended session for anything throws. */
    private static Runnable logIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .<Runnable>map(session -> session::getCreationTime)
                .orElse(() -> {});
    }

    private static final class OneSocket extends ServerEndpointConfig.Configurator {

        private final LiveSocket socket;

        OneSocket(LiveSocket socket) {
            this.socket = socket;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(socket);
        }

        /** No compression: it would cost hundreds of kilobytes for each socket. */
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        /** Who may come in has been decided before. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }

    /**
     * Keeps from the container what it would remember for as long as the socket lives, and the session, with which it would
     * close the socket by itself and without our reason.
     */
    private static final class Unburdened extends HttpServletRequestWrapper {

        Unburdened(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return null;
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
