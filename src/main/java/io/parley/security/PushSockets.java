package io.parley.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Counts the push connections of each address. */
@Component
class PushSockets {

    private final int perAddress;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    PushSockets(SecurityProperties properties) {
        this.perAddress = properties.socketsPerAddress();
    }

    boolean isFull(String address) {
        return open.getOrDefault(address, 0) >= perAddress;
    }

    void opened(String address) {
        open.merge(address, 1, Integer::sum);
    }

    void closed(String address) {
        open.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
