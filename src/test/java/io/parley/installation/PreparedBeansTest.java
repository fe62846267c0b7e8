package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedBeansTest {

    private static boolean fit(String name, String value) {
        return fit(new MapPropertySource("command line", Map.of(name, value)));
    }

    private static boolean fitInTheEnvironment(String name, String value) {
        return fit(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
    }

    private static boolean fit(PropertySource<?> settings) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(settings);
        return PreparedBeans.fit(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley.port",
                "parley.management-port",
                "parley.database.url",
                "logging.file.name",
                "server.address",
                "server.ssl.key-store",
                "server.forward-headers-strategy",
                "spring.application.pid",
                "spring.config.additional-location",
                "spring.datasource.url",
                "spring.datasource.hikari.maximum-pool-size"
            })
    void fitWhateverIsReadLater(String setting) {
        assertThat(fit(setting, "native")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.profiles.active",
                "spring.aot.enabled",
                "spring.datasource.type",
                "spring.flyway.enabled",
                "management.endpoint.info.access",
                "server.servlet.context-path",
                "vaadin.url-mapping"
            })
    void doNotFitWhereSomethingElseMayDecide(String setting) {
        assertThat(fit(setting, "demo")).isFalse();
    }

    @Test
    void doNotFitAFilterForForwardedHeaders() {
        assertThat(fit("server.forward-headers-strategy", "FRAMEWORK")).isFalse();
    }

    @Test
    void fitTheSameInTheEnvironment() {
        assertThat(fitInTheEnvironment("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "5"))
                .isTrue();
        assertThat(fitInTheEnvironment("SERVER_FORWARDHEADERSSTRATEGY", "native"))
                .isTrue();
        assertThat(fitInTheEnvironment("SPRING_PROFILES_ACTIVE", "demo")).isFalse();
        assertThat(fitInTheEnvironment("PARLEY_API_DOCUMENTATION", "true")).isFalse();
    }

    @Test
    void doNotFitWhereAConditionOfParleyLooks() {
        var conditions = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.parley").stream()
                        .flatMap(type -> type.tryGetAnnotationOfType(ConditionalOnProperty.class).stream())
                        .flatMap(condition -> Stream.of(condition.value(), condition.name())
                                .flatMap(Stream::of)
                                .map(condition.prefix()::concat));

        assertThat(conditions).isNotEmpty().noneMatch(setting -> fit(setting, "true"));
    }
}
