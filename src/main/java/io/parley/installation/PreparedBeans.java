package io.parley.installation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts the packaged jar with the beans that the build has prepared ({@code process-aot}), which is sooner. Which beans there are was
 * decided then, by the settings in the jar: who sets something by which it may be decided otherwise gets a start that decides anew.
 */
public final class PreparedBeans implements EnvironmentPostProcessor, Ordered {

    /** What the conditions of Spring, of Vaadin and of Parley look at. */
    private static final List<ConfigurationPropertyName> DECIDING =
            names("spring", "server", "management", "springdoc", "vaadin", "parley.api.documentation");

    /** What is read when the beans are made, whatever it says. */
    private static final List<ConfigurationPropertyName> READ_LATER = names(
            "server.address",
            "server.ssl",
            "spring.application",
            "spring.config",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.datasource.hikari");

    /** Read later too, unless its value is {@code framework}. */
    private static final ConfigurationPropertyName FORWARDED =
            ConfigurationPropertyName.of("server.forward-headers-strategy");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (ProductionOnly.isPackaged() && arePreparedFor(application) && fit(environment)) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        }
    }

    /** They are Parley's, and the command {@code move} is another application. */
    private static boolean arePreparedFor(SpringApplication application) {
        var main = application.getMainApplicationClass();
        return main != null
                && application.getAllSources().contains(main)
                && ClassUtils.isPresent(main.getName() + "__ApplicationContextInitializer", null);
    }

    static boolean fit(ConfigurableEnvironment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource settings
                    && !isInTheJar(settings)
                    && settings.stream().anyMatch(name -> decides(settings.getConfigurationProperty(name)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInTheJar(ConfigurationPropertySource settings) {
        return settings.getUnderlyingSource() instanceof PropertySource<?> source
                && source.getName().contains("'class path resource [application.yaml]'");
    }

    private static boolean decides(@Nullable ConfigurationProperty setting) {
        return setting != null
                && isAmong(DECIDING, setting.getName())
                && !isAmong(READ_LATER, setting.getName())
                && !isOfAProxy(setting);
    }

    private static boolean isAmong(List<ConfigurationPropertyName> names, ConfigurationPropertyName name) {
        return names.stream().anyMatch(known -> known.equals(name) || known.isAncestorOf(name));
    }

    private static boolean isOfAProxy(ConfigurationProperty setting) {
        return setting.getName().equals(FORWARDED)
                && !"framework".equalsIgnoreCase(setting.getValue().toString());
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
