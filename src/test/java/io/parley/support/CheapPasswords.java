package io.parley.support;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Lets every Spring test context hash passwords with little memory, as the hashes of the application, which are meant to be dear, would
 * take a good part of the tests' time. What the application itself does is proved on its own and on the packaged jar.
 */
public final class CheapPasswords implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Customizer();
    }

    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var definition = BeanDefinitionBuilder.genericBeanDefinition(PasswordEncoder.class, Customizer::encoder)
                    .setPrimary(true)
                    .getBeanDefinition();
            ((BeanDefinitionRegistry) context.getBeanFactory())
                    .registerBeanDefinition("cheapPasswordEncoder", definition);
        }

        private static PasswordEncoder encoder() {
            return new DelegatingPasswordEncoder(
                    "argon2", Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 64, 2)));
        }
    }
}
