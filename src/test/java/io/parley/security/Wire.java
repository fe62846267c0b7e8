package io.parley.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser as the server sees it: bytes on a socket, with nothing in between that would put them right. */
final class Wire {

    /** An answer; header names in lower case. */
    record Answer(int status, List<Map.Entry<String, String>> headers, String body) {

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        List<String> setCookies() {
            return headers.stream()
                    .filter(header -> header.getKey().equals("set-cookie"))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** Where the socket of a screen is. */
    static final String PUSH = "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket";

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Wire(int port) {
        this.port = port;
    }

    String origin() {
        return "http://localhost:" + port;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var all = new ArrayList<>(List.of(headers));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return send("POST", path, body, all.toArray(String[]::new));
    }

    Answer logIn(String name, String password, boolean remember) {
        var form = new LinkedHashMap<>(Map.of("username", name, "password", password));
        if (remember) {
            form.put("remember-me", "on");
        }
        return post("/login", form, "Origin: " + origin());
    }

    /** Asks for the socket of a screen. */
    Answer upgrade(String... headers) {
        return upgrade(PUSH, headers);
    }

    /** Asks for any socket. */
    Answer upgrade(String path, String[] headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        return send("GET", path, "", all.toArray(String[]::new));
    }

    Answer send(String method, String path, String body, String... headers) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        if (!cookies.isEmpty()) {
            request.append("Cookie: ")
                    .append(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")))
                    .append("\r\n");
        }
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Accept:"))) {
            request.append("Accept: text/html\r\n");
        }
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        if (List.of(headers).stream().noneMatch(header -> header.startsWith("Upgrade:"))) {
            request.append("Connection: close\r\n");
        }
        request.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body);
        var answer = exchange(request.toString());
        answer.setCookies().forEach(this::keep);
        return answer;
    }

    private Answer exchange(String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var input = socket.getInputStream();
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                var next = input.read();
                if (next < 0) {
                    break;
                }
                head.write(next);
            }
            var lines = head.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n");
            var status = Integer.parseInt(lines[0].split(" ")[1]);
            var headers = List.of(lines).stream()
                    .skip(1)
                    .map(line -> line.split(": ?", 2))
                    .map(parts -> Map.entry(parts[0].toLowerCase(Locale.ROOT), parts[1]))
                    .toList();
            var body = request.contains("Upgrade: ") ? "" : new String(input.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String setCookie) {
        var cookie = setCookie.split(";")[0].split("=", 2);
        if (setCookie.contains("Max-Age=0") || cookie[1].isEmpty()) {
            cookies.remove(cookie[0]);
        } else {
            cookies.put(cookie[0], cookie[1]);
        }
    }
}
