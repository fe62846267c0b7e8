package io.parley.support.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A browser with its cookies, as light as can be: each tab has one connection, kept open, over which it asks one thing after
 * another.
 */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Before the server closes a connection on which nothing is asked. */
    private static final Duration KEPT_OPEN = Duration.ofSeconds(10);

    private static final int MOST_TRIES = 20;

    private final URI server;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    private Browser(URI server) {
        this.server = server;
    }

    /** A browser that has not been there yet. */
    static Browser fresh(URI server) {
        return new Browser(server);
    }

    /** A browser with the cookies that another one has. */
    static Browser like(HttpClient http, URI server) {
        var browser = new Browser(server);
        if (http.cookieHandler().orElseThrow() instanceof CookieManager jar) {
            jar.getCookieStore()
                    .get(server)
                    .forEach(cookie -> browser.cookies.put(cookie.getName(), cookie.getValue()));
        }
        return browser;
    }

    /** A browser that has been there and was asked to remember its person. */
    public static Browser remembered(URI server, String cookie) {
        var browser = new Browser(server);
        browser.cookies.put("parley-remember-me", cookie);
        return browser;
    }

    /** What the server answers, and what it says about that by lower-case names. */
    record Answer(int status, Map<String, String> headers, String body) {}

    Tab tab() {
        return new Tab();
    }

    private String origin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    private void keepCookie(String header) {
        var pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** One connection, which is opened when it is needed. */
    final class Tab implements AutoCloseable {

        private Socket connection;
        private BufferedInputStream in;
        private long askedAt;

        Answer get(String path) {
            return ask("GET " + path, "", "");
        }

        /** Goes to a page, and there again as long as it says that it will be there later. */
        Answer page(String path) {
            for (var tries = 0; ; tries++) {
                var answer = ask("GET " + path, "Accept: text/html\r\n", "");
                var later = answer.headers().get("refresh");
                if (later == null || tries == MOST_TRIES) {
                    return answer;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(later)));
            }
        }

        Answer post(String path, String contentType, String body) {
            return ask("POST " + path, "Content-Type: " + contentType + "\r\n", body);
        }

        /** Turns a connection of its own into a WebSocket. */
        TextSocket socket(String path, String furtherHeaders, Consumer<String> onText) {
            try {
                var socket = connect();
                var answers = new BufferedInputStream(socket.getInputStream(), 2_048);
                write(
                        socket,
                        "GET " + path,
                        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + furtherHeaders,
                        "");
                var status = status(line(answers));
                headers(answers);
                if (status != 101) {
                    throw new IllegalStateException(path + " was answered " + status);
                }
                socket.setSoTimeout(0);
                return new TextSocket(socket, answers, onText).listen();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private synchronized Answer ask(String request, String headers, String body) {
            try {
                var socket = connection;
                var answers = in;
                var now = System.nanoTime();
                if (socket == null || answers == null || socket.isClosed() || now - askedAt > KEPT_OPEN.toNanos()) {
                    close();
                    socket = connect();
                    answers = new BufferedInputStream(socket.getInputStream(), 2_048);
                    connection = socket;
                    in = answers;
                }
                askedAt = now;
                write(socket, request, headers, body);
                var status = status(line(answers));
                var told = headers(answers);
                var answer = new Answer(status, told, body(answers, told));
                if (told.getOrDefault("connection", "").equals("close")) {
                    close();
                }
                return answer;
            } catch (IOException e) {
                close();
                throw new UncheckedIOException(e);
            }
        }

        private Socket connect() throws IOException {
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), socket.getSoTimeout());
            return socket;
        }

        private void write(Socket socket, String request, String headers, String body) throws IOException {
            var content = body.getBytes(StandardCharsets.UTF_8);
            var head = new StringBuilder(request)
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(server.getAuthority())
                    .append("\r\nOrigin: ")
                    .append(origin())
                    .append("\r\n");
            if (!cookies.isEmpty()) {
                head.append("Cookie: ")
                        .append(cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                        .append("\r\n");
            }
            head.append(headers);
            if (request.startsWith("POST")) {
                head.append("Content-Length: ").append(content.length).append("\r\n");
            }
            var message = new ByteArrayOutputStream();
            message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            message.writeBytes(content);
            socket.getOutputStream().write(message.toByteArray());
        }

        private Map<String, String> headers(BufferedInputStream answers) throws IOException {
            var headers = new HashMap<String, String>();
            for (var line = line(answers); !line.isEmpty(); line = line(answers)) {
                var name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                var value = line.substring(line.indexOf(':') + 1).strip();
                if (name.equals("set-cookie")) {
                    keepCookie(value);
                }
                headers.put(name, value);
            }
            return headers;
        }

        @Override
        public synchronized void close() {
            try {
                if (connection != null) {
                    connection.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IOException("No answer: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static String body(BufferedInputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            var content = new ByteArrayOutputStream();
            for (var length = chunk(in); length > 0; length = chunk(in)) {
                content.writeBytes(in.readNBytes(length));
                line(in);
            }
            line(in);
            return content.toString(StandardCharsets.UTF_8);
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("The connection has ended");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static int chunk(BufferedInputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(BufferedInputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection has ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
