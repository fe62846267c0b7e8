package io.parley.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Keeps Parley from being sent into the network that it stands in: a browser names the address, so anybody can name any.
 *
 * <p>What a name stands for is looked up before each message. A name that stands for something else a moment later meets a
 * server that cannot show a certificate for it, since TLS is a must; and redirects are not followed.
 */
@Component
class EndpointGuard {

    private static final int HTTPS_PORT = 443;

    private final boolean privateServices;

    EndpointGuard(PushProperties properties) {
        privateServices = properties.privateServices();
    }

    /**
     * Looks at the address alone, without asking anybody what its name stands for.
     *
     * @throws UnusableEndpointException if it is not TLS on its usual port, or plainly somewhere near
     */
    void check(PushEndpoint endpoint) {
        if (privateServices) {
            return;
        }
        var address = endpoint.address();
        var isUsual = address.getPort() == -1 || address.getPort() == HTTPS_PORT;
        if (!"https".equalsIgnoreCase(address.getScheme()) || !isUsual || isPlainlyNear(address.getHost())) {
            throw new UnusableEndpointException();
        }
    }

    /**
     * Also looks up what the name stands for.
     *
     * @throws UnusableEndpointException if that is in a private network
     * @throws UnknownHostException if the name stands for nothing now
     */
    void checkBeforeSending(PushEndpoint endpoint) throws UnknownHostException {
        check(endpoint);
        if (!privateServices) {
            refuseNear(InetAddress.getAllByName(endpoint.address().getHost()));
        }
    }

    static void refuseNear(InetAddress[] addresses) {
        if (Arrays.stream(addresses).anyMatch(EndpointGuard::isNear)) {
            throw new UnusableEndpointException();
        }
    }

    /** Addresses in figures, which no push service has, and names without a domain. */
    private static boolean isPlainlyNear(String host) {
        return host.startsWith("[")
                || !host.contains(".")
                || host.matches(".*\\.(?:\\d+|0x\\w*|localhost|local|internal)\\.?");
    }

    private static boolean isNear(InetAddress address) {
        var bytes = address.getAddress();
        var first = Byte.toUnsignedInt(bytes[0]);
        var second = Byte.toUnsignedInt(bytes[1]);
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (bytes.length == 4
                        ? first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128)
                        // only 2000::/3 is the public internet; 6to4 and NAT64 would lead back into the old one
                        : (first & 0xe0) != 0x20 || (first == 0x20 && second == 0x02));
    }
}
