package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.validation.annotation.Validated;

class StartFailuresTest {

    @Validated
    @ConfigurationProperties("parley.example")
    record ExampleProperties(
            @DefaultValue("5") @Min(1) int oftenEnough,
            @DefaultValue("1m") Duration pause) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({InstallationProperties.class, ExampleProperties.class})
    static class Settings {}

    private static String sentence(String... settings) {
        var failure = new Throwable[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withUserConfiguration(Settings.class)
                .withPropertyValues(settings)
                .run(context -> failure[0] = context.getStartupFailure());
        assertThat(failure[0]).isNotNull();
        return sentence(failure[0]);
    }

    private static String sentence(Throwable failure) {
        return new StartFailures().analyze(failure).getDescription();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parley.port=abc | parley.port is \"abc\", which cannot be read as a whole number.",
                "parley.port=70000 | parley.port is 70000, but a port lies between 0 and 65535.",
                "parley.public-address=chat | parley.public-address is \"chat\", but it has to be an address such as https://chat.example.org.",
                "parley.example.often-enough=0 | parley.example.often-enough is \"0\", but it must be greater than or equal to 1.",
                "parley.example.often-enough=some | parley.example.often-enough is \"some\", which cannot be read as a whole number.",
                "parley.example.pause=long | parley.example.pause is \"long\", which cannot be read as a duration such as 30s, 5m or 1h."
            })
    void aWrongValueIsNamedInOneSentence(String setting, String sentence) {
        assertThat(sentence(setting)).isEqualTo(sentence);
    }

    @Test
    void aSecondStartOnTheSameDataIsExplained(@TempDir Path folder) throws Exception {
        var database = new JdbcDataSource();
        database.setURL(DatabaseUrl.embeddedIn(folder).value());
        try (var first = database.getConnection()) {
            var second = new JdbcDataSource();
            second.setURL("jdbc:h2:async:" + folder.resolve("parley") + ";WRITE_DELAY=0");

            var failure = catchThrowable(second::getConnection);

            assertThat(sentence(new IllegalStateException("wrapped by the pool", failure)))
                    .startsWith("Another Parley is running on this data folder");
        }
    }

    @Test
    void aValueThatAFeatureCannotUseIsNamedWithoutBeingShown() {
        var unfit = new InvalidConfigurationPropertyValueException(
                "parley.admin.password", "canary", "Please use at least 12 characters.");

        assertThat(sentence(new IllegalStateException("wrapped", unfit)))
                .isEqualTo("parley.admin.password cannot be used: Please use at least 12 characters.");
    }

    @Test
    void aPortThatIsInUseIsNamed() {
        assertThat(sentence(new PortInUseException(8080))).startsWith("Port 8080 is in use");
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(new StartFailures().analyze(new IllegalStateException("unknown")))
                .isNull();
    }

    @Test
    void itIsAskedFirst() {
        var asked = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, null, (type, name, failure) -> {});

        assertThat(List.copyOf(asked).getFirst()).isInstanceOf(StartFailures.class);
    }
}
