package io.parley.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: Argon2id with the parameters that OWASP recommends (19 MiB, two passes, one lane). */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    @Bean
    PasswordEncoder passwordEncoder(AccountProperties properties) {
        var argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        var delegating = new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2));
        return new BoundedPasswordEncoder(delegating, properties.passwordHashesAtOnce());
    }
}
