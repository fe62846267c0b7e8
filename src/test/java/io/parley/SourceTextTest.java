package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiled classes no longer show, and what files beside the classes promise. */
class SourceTextTest {

    private static final Path JAVA = Path.of("src/main/java");

    /** A literal, a text block or a constant; several of them joined are still constant. */
    private static final String CONSTANT =
            "(?:\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|[A-Z][A-Z0-9_]+|expression)";

    private static final Pattern CODE_FOR_THE_BROWSER =
            Pattern.compile("\\.(?:executeJs|setFilter|addEventData|callJsFunction)\\(\\s*");

    private static final Pattern CONSTANT_ARGUMENT =
            Pattern.compile(CONSTANT + "(?:\\s*\\+\\s*" + CONSTANT + ")*\\s*[,)]");

    @Test
    void onlyConstantsGoToTheBrowserAsCode() {
        assertThat(sources())
                .allSatisfy(source -> assertThat(composedCode(source.text()))
                        .as(source.path())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "element.executeJs(\"this.value = '\" + text + \"'\")",
                "element.executeJs(build(text))",
                "listener.setFilter(\"event.key === '%s'\".formatted(key))",
                "element.executeJs(CODE + text, 1)"
            })
    void composedCodeIsFound(String line) {
        assertThat(composedCode(line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "element.executeJs(\"this.value = $0\", text)",
                "element.executeJs(FOCUS)",
                "element.executeJs(\n    \"this.a();\"\n    + \"this.b()\")",
                "listener.setFilter(\"event.key === '\\\"'\")"
            })
    void constantCodeIsLetThrough(String line) {
        assertThat(composedCode(line)).isEmpty();
    }

    private static List<String> composedCode(String source) {
        return CODE_FOR_THE_BROWSER
                .matcher(source)
                .results()
                .filter(call -> !CONSTANT_ARGUMENT
                        .matcher(source)
                        .region(call.end(), source.length())
                        .lookingAt())
                .map(call -> source.substring(call.start(), Math.min(source.length(), call.end() + 40)))
                .toList();
    }

    @Test
    void noMarkupIsMadeFromText() {
        assertThat(sources())
                .allSatisfy(source -> assertThat(source.text())
                        .as(source.path())
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (var folders = Files.walk(JAVA)) {
            var packages = folders.filter(Files::isDirectory).filter(SourceTextTest::holdsClasses);

            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                            .content()
                            .startsWith("/** "));
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Source(String path, String text) {}

    private static List<Source> sources() {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SourceTextTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
