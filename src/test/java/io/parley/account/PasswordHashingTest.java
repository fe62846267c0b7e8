package io.parley.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class PasswordHashingTest {

    private final AccountProperties properties =
            Binder.get(new MockEnvironment()).bindOrCreate("parley.account", AccountProperties.class);

    @Test
    void aPasswordIsKeptAsArgon2HashOfTheParametersThatAreRecommended() {
        var encoder = new PasswordHashing().passwordEncoder(properties);

        var hash = encoder.encode("correct horse battery");

        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches("correct horse battery", hash)).isTrue();
        assertThat(encoder.matches("correct horse batterz", hash)).isFalse();
    }
}
