package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void aNetworkOfOneCustomerCountsAsOneAddress() {
        assertThat(new ClientAddress("2001:db8:1:2:3:4:5:6")).isEqualTo(new ClientAddress("2001:db8:1:2::1"));
        assertThat(new ClientAddress("2001:db8:1:2::1")).isNotEqualTo(new ClientAddress("2001:db8:1:3::1"));
    }

    @Test
    void olderAddressesCountOneByOne() {
        assertThat(new ClientAddress("192.0.2.1")).isNotEqualTo(new ClientAddress("192.0.2.2"));
    }
}
