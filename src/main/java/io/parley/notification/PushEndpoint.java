package io.parley.notification;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where the push service of a browser takes messages for it (RFC 8030); whoever knows it can wake that browser.
 *
 * @param address an absolute web address of printable ASCII characters, without a user and a fragment
 */
public record PushEndpoint(URI address) {

    static final int MAX_LENGTH = 1024;

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);

    /** @throws UnusableEndpointException if it is no such address */
    public PushEndpoint {
        if (address.toString().length() > MAX_LENGTH
                || !address.toString().equals(address.toASCIIString())
                || address.getScheme() == null
                || !SCHEME.matcher(address.getScheme()).matches()
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getFragment() != null) {
            throw new UnusableEndpointException();
        }
    }

    /** @throws UnusableEndpointException if it is no such address */
    public static PushEndpoint of(String text) {
        try {
            return new PushEndpoint(URI.create(text));
        } catch (IllegalArgumentException noAddress) {
            throw new UnusableEndpointException();
        }
    }

    @Override
    public String toString() {
        return address.getHost();
    }
}
