package io.parley.notification;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hands messages to push services (RFC 8030), encrypted for the browser alone (RFC 8291); waits for the answer. */
@Component
class PushSender {

    /** What a push service says. */
    sealed interface Answer {

        record Taken() implements Answer {}

        /** There is no such subscription any more. */
        record Gone() implements Answer {}

        /** Not now; it may say when to try again. */
        record Later(Duration pause) implements Answer {}

        record Refused() implements Answer {}
    }

    private static final Logger log = LoggerFactory.getLogger(PushSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Who has not been reached for a day finds out when he opens Parley. */
    private static final int SECONDS_TO_LIVE = 24 * 60 * 60;

    private final EndpointGuard guard;
    private final String subject;

    /** Made when something is to be sent: it loads all of TLS, which the start would wait for. */
    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(() -> HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());

    PushSender(EndpointGuard guard, PushProperties properties) {
        this.guard = guard;
        this.subject = properties.subject();
    }

    Answer send(VapidKeys keys, PushSubscription subscription, String payload) {
        try {
            guard.checkBeforeSending(subscription.endpoint());
            var response = client.obtain()
                    .send(request(keys, subscription, payload), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return answer(subscription, response);
        } catch (UnusableEndpointException e) {
            return new Answer.Gone();
        } catch (IOException e) {
            log.info("The push service {} cannot be reached: {}", subscription.endpoint(), e.toString());
            return new Answer.Later(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused();
        }
    }

    private HttpRequest request(VapidKeys keys, PushSubscription subscription, String payload) {
        var push = new WebPush(subject, keys);
        var address = subscription.endpoint().address();
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(encrypted(push, subscription, payload)));
        push.getHeaders(address.toString(), SECONDS_TO_LIVE, null, WebPush.Urgency.High)
                .forEach(request::setHeader);
        return request.build();
    }

    private static byte[] encrypted(WebPush push, PushSubscription subscription, String payload) {
        try {
            return push.getBody(
                    payload.getBytes(StandardCharsets.UTF_8),
                    Base64.getUrlDecoder().decode(subscription.publicKey()),
                    Base64.getUrlDecoder().decode(subscription.secret()));
        } catch (Exception noPointOfTheCurve) {
            // the library is Kotlin: what it throws is checked, and not declared
            throw new UnusableEndpointException();
        }
    }

    private static Answer answer(PushSubscription subscription, HttpResponse<?> response) {
        var status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answer.Taken();
        }
        log.info("The push service {} answered {}", subscription.endpoint(), status);
        return switch (status) {
            case 404, 410 -> new Answer.Gone();
            case 429, 500, 502, 503, 504 ->
                new Answer.Later(response.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,6}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .orElse(Duration.ZERO));
            default -> new Answer.Refused();
        };
    }
}
