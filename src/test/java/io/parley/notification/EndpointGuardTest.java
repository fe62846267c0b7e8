package io.parley.notification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointGuardTest {

    private final EndpointGuard guard = guard(false);

    static EndpointGuard guard(boolean privateServices) {
        return new EndpointGuard(new PushProperties(Duration.ofSeconds(30), 10, "", privateServices));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
                "https://web.push.apple.com/QAbc",
                "https://wns2-par02p.notify.windows.com:443/w/?token=a%2Fb"
            })
    void thePushServicesOfBrowsersAreUsed(String address) {
        assertThatCode(() -> guard.check(PushEndpoint.of(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/1",
                "https://push.example.org:8443/1",
                "https://localhost/1",
                "https://push.localhost/1",
                "https://printer/1",
                "https://nas.local/1",
                "https://metadata.google.internal/1",
                "https://127.0.0.1/1",
                "https://127.0.0.1./1",
                "https://127.1/1",
                "https://0x7f.0x1/1",
                "https://2130706433/1",
                "https://192.168.1.1/1",
                "https://169.254.169.254/latest/meta-data",
                "https://8.8.8.8/1",
                "https://[::1]/1",
                "https://[fd00::1]/1"
            })
    void whatIsNearOrNotTlsIsRefused(String address) {
        assertThatExceptionOfType(UnusableEndpointException.class)
                .isThrownBy(() -> guard.check(PushEndpoint.of(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "push",
                "ftp://push.example.org/1",
                "file:///etc/passwd",
                "https://user:word@push.example.org/1",
                "https://push.example.org/1#part",
                "https://push.example.org/\u00e4",
                "https:///1",
                "https://push.example.org/a b"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatExceptionOfType(UnusableEndpointException.class).isThrownBy(() -> PushEndpoint.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fd00::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void aNameThatStandsForTheLocalNetworkIsRefused(String address) throws UnknownHostException {
        InetAddress[] addresses = {InetAddress.getByName("1.1.1.1"), InetAddress.getByName(address)};
        assertThatExceptionOfType(UnusableEndpointException.class)
                .isThrownBy(() -> EndpointGuard.refuseNear(addresses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
    void aNameThatStandsForThePublicInternetIsUsed(String address) throws UnknownHostException {
        InetAddress[] addresses = {InetAddress.getByName(address)};
        assertThatCode(() -> EndpointGuard.refuseNear(addresses)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8099/1", "https://push.local/1"})
    void whoeverRunsAPushServiceOfHisOwnMayAllowIt(String address) {
        assertThatCode(() -> guard(true).checkBeforeSending(PushEndpoint.of(address)))
                .doesNotThrowAnyException();
    }
}
