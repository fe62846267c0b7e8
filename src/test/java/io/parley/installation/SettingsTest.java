package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

class SettingsTest {

    @Test
    void noDurationMayBeNegative() throws ClassNotFoundException {
        var durations = settings().flatMap(SettingsTest::components).toList();

        assertThat(durations).hasSizeGreaterThan(10);
        assertThat(durations)
                .filteredOn(duration -> !duration.getAccessor().isAnnotationPresent(DurationMin.class))
                .extracting(RecordComponent::getName)
                .isEmpty();
    }

    private static Stream<Class<?>> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Test\\$.*")));
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var found = Stream.<Class<?>>builder();
        for (var candidate : scanner.findCandidateComponents("io.parley")) {
            found.add(Class.forName(candidate.getBeanClassName()));
        }
        return found.build();
    }

    /** Those that are durations, also in groups of settings. */
    private static Stream<RecordComponent> components(Class<?> settings) {
        var all = settings.isRecord() ? List.of(settings.getRecordComponents()) : List.<RecordComponent>of();
        return all.stream()
                .flatMap(component -> component.getType().equals(Duration.class)
                        ? Stream.of(component)
                        : components(component.getType()));
    }
}
