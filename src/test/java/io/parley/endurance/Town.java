package io.parley.endurance;

import static org.awaitility.Awaitility.await;

import io.parley.support.server.ParleyServer;
import io.parley.support.wire.ConversationTab;
import io.parley.support.wire.FaithfulProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** People who have registered with a running Parley and let programs write for them, in pairs. */
final class Town implements AutoCloseable {

    /** Nothing that slows down people who would be many at one address. */
    static final List<String> NO_LIMITS = List.of(
            "--parley.conversation.send-burst=10000000",
            "--parley.conversation.sends-per-second=1000000",
            "--parley.conversation.program-sends-per-second=1000000",
            "--parley.conversation.new-conversations-per-minute=1000000",
            "--parley.account.registrations.burst=10000",
            "--parley.account.registrations.per-minute=10000",
            "--parley.account.registrations.all-per-minute=10000",
            "--parley.api.sockets-per-person=1000",
            "--parley.api.sockets-per-address=10000");

    private static final String PASSWORD = "boats under violet rain";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int WINDOW = 8;

    /** Somebody, and the token by which programs act for him. */
    record Resident(String username, long id, String token) {}

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Resident> residents = new ArrayList<>();
    private final List<FaithfulProgram> programs = new ArrayList<>();
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Map<Long, Long> peers = new ConcurrentHashMap<>();

    Town(ParleyServer server, int people) throws IOException, InterruptedException {
        this.server = server.at("/");
        for (var number = 1; number <= people; number++) {
            residents.add(register("resident" + number));
        }
        for (var number = 0; number < people; number++) {
            peers.put(residents.get(number).id(), residents.get(number ^ 1).id());
        }
    }

    private Resident register(String username) throws IOException, InterruptedException {
        var made = post(
                "api/v1/accounts",
                Map.of("username", username, "email", username + "@example.org", "password", PASSWORD));
        var token = post("api/v1/tokens", Map.of("username", username, "password", PASSWORD, "name", "program"));
        return new Resident(
                username, made.get("id").asLong(), token.get("token").asString());
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(server.resolve("/" + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    List<Resident> residents() {
        return residents;
    }

    List<FaithfulProgram> programs() {
        return programs;
    }

    /** Opens so many programs for everybody. */
    Town open(int programsOfEach) {
        for (var resident : residents) {
            for (var number = 0; number < programsOfEach; number++) {
                programs.add(new FaithfulProgram(server, resident.token()));
            }
        }
        eventually("everybody is connected", () -> programs.stream().allMatch(FaithfulProgram::isReady));
        return this;
    }

    /** Lets somebody log in with a browser of his own. */
    HttpClient logIn(Resident resident) {
        return ConversationTab.logIn(server, resident.username(), PASSWORD);
    }

    /** Opens the conversation with somebody in a tab that is looked at; what stands there is told by its name. */
    ConversationTab open(HttpClient browser, Resident peer, Consumer<UUID> onRow) {
        return ConversationTab.openAndLook(browser, server, peer.username(), (name, status) -> {
            if (status.equals("stands")) {
                onRow.accept(name);
            }
        });
    }

    /** Everybody writes to his neighbour with his first program, as fast as it is stored, until told to stop. */
    Town write() {
        writing.set(true);
        var each = programs.size() / residents.size();
        for (var number = 0; number < residents.size(); number++) {
            var program = programs.get(number * each);
            var peer = peers.get(residents.get(number).id());
            writers.add(Thread.ofVirtual().start(() -> {
                for (var count = 1; writing.get(); ) {
                    if (program.unanswered() < WINDOW) {
                        program.send(peer, "message " + count++);
                    } else {
                        pause();
                    }
                }
            }));
        }
        // whoever holds nothing at all is told only what comes after he has come back
        eventually(
                "everybody has heard something",
                () -> programs.stream().noneMatch(one -> one.held().isEmpty()));
        return this;
    }

    private static void pause() {
        LockSupport.parkNanos(1_000_000);
    }

    /** How reading one of his conversations anew is answered to each of the programs, by the status. */
    List<Integer> readAnew() throws IOException, InterruptedException {
        var answers = new ArrayList<Integer>();
        var each = programs.size() / residents.size();
        for (var number = 0; number < residents.size(); number++) {
            var held = programs.get(number * each).held().keySet().iterator().next();
            var request = HttpRequest.newBuilder(server.resolve("/api/v1/conversations/" + held + "/messages"))
                    .header("Authorization", "Bearer " + residents.get(number).token());
            answers.add(http.send(request.build(), BodyHandlers.discarding()).statusCode());
        }
        return answers;
    }

    /** Waits for so many more answers. */
    void awaitAnswers(int more) {
        var enough = answered() + more;
        eventually(more + " more answers", () -> answered() >= enough);
    }

    int answered() {
        return programs.stream().mapToInt(FaithfulProgram::answeredCount).sum();
    }

    int errors(String code) {
        return programs.stream()
                .mapToInt(program -> program.errors().getOrDefault(code, 0))
                .sum();
    }

    void stopWriting() throws InterruptedException {
        writing.set(false);
        for (var writer : writers) {
            writer.join();
        }
        writers.clear();
    }

    /** Stops writing, and waits until everything is answered. */
    Town settle() throws InterruptedException {
        stopWriting();
        eventually("everything is answered", () -> programs.stream().allMatch(one -> one.unanswered() == 0));
        return this;
    }

    static void eventually(String what, BooleanSupplier condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
    }

    @Override
    public void close() throws InterruptedException {
        stopWriting();
        programs.forEach(FaithfulProgram::close);
        http.close();
    }
}
