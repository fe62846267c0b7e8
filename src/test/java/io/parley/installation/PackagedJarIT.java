package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagedJarIT {

    @Test
    void holdsNoToolOfADeveloper() throws Exception {
        try (var jar = new JarFile(System.getProperty("parley.jar"))) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("META-INF/sbom/application.cdx.json")
                    .noneMatch(name -> Stream.of(
                                    "devtools/", "devserver/", "copilot/", "h2console/", "junit/", "playwright/")
                            .anyMatch(name::contains));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--vaadin.productionMode=false | vaadin.productionMode is false",
                "--spring.h2.console.enabled=true | spring.h2.console.enabled is true",
                "--parley.port=abc | parley.port is \"abc\"",
                "--parley.database.url=jdbc:h2:file:./parley | parley.database.url lacks WRITE_DELAY=0",
                "--spring.datasource.url=jdbc:h2:file:./parley | parley.database.url lacks WRITE_DELAY=0",
                "--parley.conversation.page-size=1 | parley.conversation.page-size is \"1\"",
            })
    void refusesAWrongSettingInOneSentence(String setting, String sentence) {
        try (var server = ParleyServer.packaged("refused")) {
            assertThat(server.refusedStart(setting)).contains(sentence).doesNotContain("\tat ");
        }
    }

    @Test
    void refusesAWeakAdministratorBeforeAnybodyCanAskForAnything() {
        try (var server = ParleyServer.packaged("refused")) {
            assertThat(server.refusedStart(
                            "--parley.admin.username=admin",
                            "--parley.admin.email=admin@example.org",
                            "--parley.admin.password=canary"))
                    .contains("parley.admin.password cannot be used: Please use at least 12 characters.")
                    .doesNotContain("canary", "Parley is ready", "\tat ");
        }
    }

    @Test
    void saysWhereItListensAndLetsNobodyElseStartOnItsDataAndEndsCleanly() throws Exception {
        try (var server = ParleyServer.packaged("started").start()) {
            assertThat(server.output())
                    .contains("http://localhost:" + server.port())
                    .contains(server.dataFolder().toString());

            assertThat(server.refusedStart())
                    .contains("Another Parley is running on this data folder")
                    .doesNotContain("\tat ");

            server.stop();

            assertThat(server.output()).doesNotContain("ERROR", "\tat ");
            try (var database = new StoppedDatabase(server)) {
                assertThat(database.messages()).isEmpty();
            }
        }
    }
}
