package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.support.Thorough;
import io.parley.support.server.Jvm;
import io.parley.support.server.ParleyServer;
import io.parley.support.server.StoppedDatabase;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagedJarIT {

    private static final List<String> LOADED_CLASSES =
            List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:class+load:file=classes.log");

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
        try (var server = ParleyServer.shortLived("refused")) {
            assertThat(server.refusedStart(setting)).contains(sentence).doesNotContain("\tat ");
        }
    }

    @Test
    void refusesAWeakAdministratorBeforeAnybodyCanAskForAnything() {
        try (var server = ParleyServer.shortLived("refused")) {
            assertThat(server.refusedStart(
                            "--parley.admin.username=admin",
                            "--parley.admin.email=admin@example.org",
                            "--parley.admin.password=canary"))
                    .contains("parley.admin.password cannot be used: Please use at least 12 characters.")
                    .doesNotContain("canary", "Parley is ready", "\tat ");
        }
    }

    @Test
    void startsWithTheBeansThatTheBuildHasPreparedAndLogsWhereItIsTold() throws Exception {
        try (var server = ParleyServer.packaged("prepared", LOADED_CLASSES, List.of("--logging.file.name=parley.log"))
                .start()) {
            assertThat(isPrepared(server)).isTrue();
            assertThat(Files.readString(server.dataFolder().resolveSibling("parley.log")))
                    .contains("Parley is ready");
            assertThat(statusOf(server, "/api/v1/openapi")).isEqualTo(404);
        }
    }

    @Test
    @Thorough
    void findsOutAnewWhichBeansThereAreWhereASettingMayDecide() throws Exception {
        try (var server = ParleyServer.packaged("decided", LOADED_CLASSES, List.of("--parley.api.documentation=true"))
                .start()) {
            assertThat(isPrepared(server)).isFalse();
            assertThat(statusOf(server, "/api/v1/openapi")).isEqualTo(200);
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "the number of carriers cannot be changed")
    void virtualThreadsHaveTwoCarriersPerProcessorAndMoreWhenTheyNeedThem() {
        try (var server = ParleyServer.shortLived("carriers").start()) {
            var jvm = new Jvm(server.pid());
            assertThat(jvm.carriers()).isEqualTo(2L * Runtime.getRuntime().availableProcessors());
            assertThat(jvm.hasThread("carriers")).isTrue();
        }
    }

    private static boolean isPrepared(ParleyServer server) throws IOException {
        return Files.readString(server.dataFolder().resolveSibling("classes.log"))
                .contains("Application__BeanFactoryRegistrations ");
    }

    private static int statusOf(ParleyServer server, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(server.at(path)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void askedToStopItIsNotReadyAndAnswersWhatItHasBegun() throws Exception {
        var probes = freePort();
        try (var server = ParleyServer.shortLived("stopping", "--parley.management-port=" + probes)
                        .start();
                var client = HttpClient.newHttpClient();
                var slowly = new PipedOutputStream();
                var body = new PipedInputStream(slowly)) {
            var readiness = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + probes + "/actuator/health/readiness"))
                    .build();
            await().until(() ->
                    client.send(readiness, BodyHandlers.discarding()).statusCode() == 200);
            var begun = new CountDownLatch(1);
            // the body is asked for once the server has begun to read it
            var slow = HttpRequest.newBuilder(server.at("/api/v1/tokens"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .expectContinue(true)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> {
                        begun.countDown();
                        return body;
                    }))
                    .build();
            var answer = client.sendAsync(slow, BodyHandlers.discarding());
            begun.await();

            var stopped = CompletableFuture.runAsync(server::stop);

            await().until(() ->
                    client.send(readiness, BodyHandlers.discarding()).statusCode() == 503);
            slowly.write("{}".getBytes(StandardCharsets.UTF_8));
            slowly.close();
            assertThat(answer.get().statusCode()).isEqualTo(422);
            stopped.get();
            assertThat(server.exitCode()).isEqualTo(143);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void saysWhereItListensAndLetsNobodyElseStartOnItsDataAndEndsCleanly() throws Exception {
        try (var server = ParleyServer.shortLived("started")
                .start(
                        "--parley.admin.username=anna",
                        "--parley.admin.email=anna@example.org",
                        "--parley.admin.password=correct horse battery")) {
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
                assertThat(database.passwordHash("anna")).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
            }
        }
    }
}
