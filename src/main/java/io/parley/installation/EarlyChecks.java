package io.parley.installation;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the settings of the installation before anything else is made, so that a wrong one stops the start at once. */
public final class EarlyChecks implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ProductionOnly.check(environment);
        Binder.get(environment)
                .bindOrCreate("parley", InstallationProperties.class)
                .database()
                .givenUrl();
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
