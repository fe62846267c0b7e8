package io.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the wrapper on make-believe machines: folders with scripts that answer like java and mvn. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class MavenWrapperTest {

    @TempDir
    private Path machine;

    private Path bin;
    private Path jdks;

    @BeforeEach
    void anEmptyMachine() throws IOException {
        bin = Files.createDirectory(machine.resolve("bin"));
        jdks = Files.createDirectory(machine.resolve("jdks"));
        for (var tool : List.of("sh", "sed", "uname", "dirname", "basename", "tr", "mktemp", "rm", "mkdir")) {
            Files.createSymbolicLink(bin.resolve(tool), find(tool));
        }
        script(bin.resolve("wget"), "echo \"fetches $2\"");
    }

    @Test
    void takesANewerJdkThanTheDefaultAndSaysWhich() throws Exception {
        defaultJava(jdk("jdk-17", "17.0.15"));
        jdk("jdk-21", "21.0.8");
        var newest = jdk("jdk-25", "25.0.1");
        maven("3.9.9");

        var run = mvnw("verify");

        assertThat(run.output()).contains("Parley takes the JDK in " + newest).contains("mvn verify with " + newest);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void keepsADefaultThatIsNewEnoughAndIsSilent() throws Exception {
        var present = jdk("jdk-21", "21.0.8");
        defaultJava(present);
        jdk("jdk-25", "25.0.1");
        maven("3.8.6");

        assertThat(mvnw("verify").output().strip()).isEqualTo("mvn verify with " + present);
    }

    @Test
    void anOldDefaultIsNotTakenForANewOne() throws Exception {
        defaultJava(jdk("jdk-8", "1.8.0_402"));

        assertThat(mvnw("verify").exitCode()).isEqualTo(1);
    }

    @Test
    void stopsWithOneSentenceWhereNoJdkIsNewEnough() throws Exception {
        defaultJava(jdk("jdk-17", "17.0.15"));
        maven("3.9.9");

        var run = mvnw("verify");

        assertThat(run.output().strip())
                .isEqualTo("Parley needs JDK 21 or newer and found none: install one or point JAVA_HOME at it.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void downloadsMavenWhereThereIsNone() throws Exception {
        defaultJava(jdk("jdk-25", "25.0.1"));

        assertThat(mvnw("verify").output()).contains("fetches https://archive.apache.org/dist/maven/");
    }

    @Test
    void downloadsMavenWhereTheInstalledOneIsTooOld() throws Exception {
        defaultJava(jdk("jdk-25", "25.0.1"));
        maven("3.8.5");

        assertThat(mvnw("verify").output())
                .contains("fetches https://archive.apache.org/dist/maven/")
                .doesNotContain("mvn verify");
    }

    private record Run(int exitCode, String output) {}

    private Run mvnw(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("sh", Path.of("mvnw").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(machine.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("HOME", machine.toString());
        builder.environment().put("PARLEY_JDKS", jdks.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }

    private Path jdk(String name, String version) throws IOException {
        var home = jdks.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "");
        return home;
    }

    private void defaultJava(Path home) throws IOException {
        script(bin.resolve("java"), "echo '    java.home = " + home + "' >&2");
    }

    private void maven(String version) throws IOException {
        script(
                bin.resolve("mvn"),
                "if [ \"$1\" = --version ]; then echo 'Apache Maven " + version
                        + " (abc)'; else echo \"mvn $* with $JAVA_HOME\"; fi");
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!" + find("sh") + "\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path find(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
