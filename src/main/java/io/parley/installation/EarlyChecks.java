package io.parley.installation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings of the installation before anything else is made, so that a wrong one stops the start at once; and
 * believes the headers of a reverse proxy where the public address says that there is one.
 */
public final class EarlyChecks implements EnvironmentPostProcessor, Ordered {

    private static final List<String> TLS_OF_ITS_OWN =
            List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");

    /** Somebody else ends TLS then, and only his headers tell who asks and that it was over TLS. */
    private static final Map<String, Object> BEHIND_A_PROXY = Map.of("server.forward-headers-strategy", "native");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ProductionOnly.check(environment);
        var installation = Binder.get(environment).bindOrCreate("parley", InstallationProperties.class);
        installation.database().givenUrl();
        if (installation.publicAddress().filter(EarlyChecks::isTls).isPresent() && !speaksTlsItself(environment)) {
            environment.getPropertySources().addLast(new MapPropertySource("parleyBehindProxy", BEHIND_A_PROXY));
        }
    }

    private static boolean isTls(URI address) {
        return "https".equals(address.getScheme());
    }

    private static boolean speaksTlsItself(ConfigurableEnvironment environment) {
        return TLS_OF_ITS_OWN.stream().anyMatch(environment::containsProperty);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
