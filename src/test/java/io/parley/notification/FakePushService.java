package io.parley.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service, and the browser behind it: reads what Parley sends as RFC 8188, 8291 and 8292 want it, with nothing of the
 * library that has written it.
 */
final class FakePushService implements AutoCloseable {

    /**
     * What has arrived.
     *
     * @param told what the browser reads
     * @param claims by which Parley says who it is, their signature verified
     */
    record Received(String path, String lifetime, String urgency, JsonNode told, JsonNode claims, String key) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CREATED = 201;

    private final HttpServer server;
    private final KeyPair browser;
    private final byte[] secret = new byte[16];
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile int status = CREATED;
    private volatile @Nullable String retryAfter;

    FakePushService() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        browser = generator.generateKeyPair();
        new SecureRandom().nextBytes(secret);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    PushSubscription subscription(String path, boolean withText) {
        return new PushSubscription(
                PushEndpoint.of(origin() + path),
                base64(point((ECPublicKey) browser.getPublic())),
                base64(secret),
                withText,
                Locale.ENGLISH);
    }

    void answer(int newStatus, @Nullable String newRetryAfter) {
        status = newStatus;
        retryAfter = newRetryAfter;
    }

    List<Received> received() {
        if (!faults.isEmpty()) {
            throw new AssertionError(faults);
        }
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try {
            received.add(read(exchange, exchange.getRequestBody().readAllBytes()));
        } catch (GeneralSecurityException | RuntimeException e) {
            faults.add(e.toString());
        }
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Received read(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        var headers = exchange.getRequestHeaders();
        require(exchange.getRequestMethod().equals("POST"), "method");
        require("aes128gcm".equals(headers.getFirst("Content-Encoding")), "encoding");
        var authorization = headers.getFirst("Authorization");
        require(authorization.startsWith("vapid t="), "authorization");
        var token = authorization.replaceAll("vapid t=([^,]+), ?k=.*", "$1");
        var key = authorization.replaceAll(".*k=", "");
        return new Received(
                exchange.getRequestURI().getPath(),
                headers.getFirst("TTL"),
                headers.getFirst("Urgency"),
                JSON.readTree(decrypted(body)),
                claims(token, key),
                key);
    }

    private static JsonNode claims(String token, String key) throws GeneralSecurityException {
        var parts = token.split("\\.");
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(publicKey(decode(key)));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        require(verifier.verify(decode(parts[2])), "signature");
        require(JSON.readTree(decode(parts[0])).path("alg").asString().equals("ES256"), "algorithm");
        return JSON.readTree(decode(parts[1]));
    }

    private byte[] decrypted(byte[] body) throws GeneralSecurityException {
        var input = ByteBuffer.wrap(body);
        var salt = taken(input, 16);
        require(input.getInt() >= 18, "record size");
        var sender = taken(input, Byte.toUnsignedInt(input.get()));
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        var info = joined(ascii("WebPush: info\0"), point((ECPublicKey) browser.getPublic()), sender, new byte[] {1});
        var material = mac(mac(secret, agreement.generateSecret()), info);
        var start = mac(salt, material);
        var content = Arrays.copyOf(mac(start, ascii("Content-Encoding: aes128gcm\0\1")), 16);
        var nonce = Arrays.copyOf(mac(start, ascii("Content-Encoding: nonce\0\1")), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(content, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(taken(input, input.remaining()));
        var end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        require(padded[end] == 2, "last record");
        return Arrays.copyOf(padded, end);
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    private static byte[] taken(ByteBuffer input, int length) {
        var bytes = new byte[length];
        input.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] mac(byte[] key, byte[] data) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] point(ECPublicKey key) {
        var bytes = new byte[65];
        bytes[0] = 4;
        put(key.getW().getAffineX(), bytes, 33);
        put(key.getW().getAffineY(), bytes, 65);
        return bytes;
    }

    private static void put(BigInteger number, byte[] into, int end) {
        var bytes = number.toByteArray();
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, into, end - length, length);
    }

    private static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                                new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                        parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
