package io.parley.notification;

import java.util.Base64;
import java.util.Locale;

/**
 * A browser that wants to be told of new messages while Parley is closed in it.
 *
 * @param publicKey the point on P-256 for which messages are encrypted (RFC 8291), in base64url
 * @param secret what the browser's messages are told by, 16 bytes in base64url
 * @param withText whether its notices say who has written what, and not only that there is something
 * @param language of its notices
 */
public record PushSubscription(
        PushEndpoint endpoint, String publicKey, String secret, boolean withText, Locale language) {

    private static final int POINT_BYTES = 65;
    private static final int UNCOMPRESSED = 4;
    private static final int SECRET_BYTES = 16;

    /** @throws UnusableEndpointException if the keys are none */
    public PushSubscription {
        var point = decoded(publicKey);
        if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED || decoded(secret).length != SECRET_BYTES) {
            throw new UnusableEndpointException();
        }
    }

    PushSubscription withText(boolean wanted) {
        return new PushSubscription(endpoint, publicKey, secret, wanted, language);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            throw new UnusableEndpointException();
        }
    }
}
