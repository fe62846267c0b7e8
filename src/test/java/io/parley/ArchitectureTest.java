package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PARLEY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.parley");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.example.broken");

    static Stream<Arguments> rules() throws IllegalAccessException {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> Arguments.of(rule.getKey(), rule.getValue().allowEmptyShould(true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void parleyKeeps(String name, ArchRule rule) {
        rule.check(PARLEY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aClassThatBreaksItIsFound(String name, ArchRule rule) {
        assertThat(rule.evaluate(BROKEN).hasViolation()).isTrue();
    }
}
