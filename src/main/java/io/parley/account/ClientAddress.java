package io.parley.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a request comes from, as throttles count: a network that one customer of a provider usually has to himself is one.
 *
 * @param value an IPv4 address, or the first 64 bits of an IPv6 address
 */
public record ClientAddress(String value) {

    private static final int NETWORK_BYTES = 8;

    public ClientAddress {
        value = value.contains(":") ? network(value) : value;
    }

    private static String network(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length <= NETWORK_BYTES ? address : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
