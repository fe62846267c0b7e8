package io.parley.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.AccessTokens;
import io.parley.account.DisplayName;
import io.parley.account.TokenName;
import io.parley.attachment.FileName;
import io.parley.conversation.FormattedText;
import io.parley.conversation.TextPart;
import io.parley.support.Thorough;
import io.parley.support.browser.NeedsBrowser;
import io.parley.support.browser.Person;
import io.parley.support.server.ParleyServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** 200 texts that want to run in a browser go through every field that people can fill; none runs, and all are shown as typed. */
@NeedsBrowser
@Thorough
class ScriptPayloadsIT {

    private static final int FILES_OF_A_MESSAGE = 10;

    /** What messages may consist of on a screen, by {@code tag[attributes]}. */
    private static final List<String> HARMLESS = List.of(
            "B[dir]",
            "BDI[]",
            "STRONG[]",
            "EM[]",
            "S[]",
            "CODE[dir]",
            "PRE[dir]",
            "BLOCKQUOTE[dir]",
            "UL[dir]",
            "OL[dir]",
            "LI[]",
            "LI[value]",
            "A[href,rel,target]",
            "A[href,rel]",
            "A[dir,href,rel,target]",
            "A[dir,href,rel]",
            "SPAN[class,dir]");

    private static ParleyServer server;

    @BeforeAll
    static void start() {
        server = ParleyServer.shortLived(
                        "payloads",
                        "--parley.account.log-in.failures=1000",
                        "--parley.account.registrations.burst=1000",
                        "--parley.account.registrations.all-per-minute=1000",
                        "--parley.attachment.burst=1000",
                        "--parley.conversation.page-size=200",
                        "--parley.conversation.send-burst=1000",
                        "--parley.conversation.sends-per-second=1000",
                        "--parley.conversation.request-messages=1000")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Counts what has run in the browser of a person, and what was only kept from running. */
    private static final class Alarm {

        private final AtomicInteger dialogs = new AtomicInteger();
        private final List<String> violations = new ArrayList<>();

        Alarm(Person person) {
            person.page().onDialog(dialog -> {
                dialogs.incrementAndGet();
                dialog.dismiss();
            });
            person.page().onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    violations.add(message.text());
                }
            });
        }

        void isSilent() {
            assertThat(dialogs).hasValue(0);
            assertThat(violations).isEmpty();
        }
    }

    @Test
    void theAlarmHearsWhatRunsAndWhatIsKeptFromRunning() {
        try (var alma = Person.withBrowser(server, "alma")) {
            var alarm = new Alarm(alma);
            alma.open("/login");
            alma.page().evaluate("() => alert(1)");
            alma.page().evaluate("() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')");

            alma.page().waitForCondition(() -> alarm.dialogs.get() == 1 && !alarm.violations.isEmpty());
        }
    }

    @Test
    void messagesQuotesEditsDraftsAndHitsAreShownAsTyped() {
        try (var ben = Person.withBrowser(server, "ben")) {
            ben.register();
            var alarm = new Alarm(ben);
            var anna = Program.registered(server, "anna", "Anna");
            var conversation = anna.sendsAll("ben");
            Program.of(server, "ben", ben.password()).accepts(conversation);

            ben.open("/chat/anna");
            assertThat(ben.row(ScriptPayloads.ALL.size())).isVisible();
            assertThat(shown(ben))
                    .isEqualTo(expected(0))
                    .filteredOn(ScriptPayloads.ALL::contains)
                    .hasSizeGreaterThan(170);
            assertThat(ben.page().locator(".parley-quote")).hasCount(ScriptPayloads.ALL.size() - 1);
            consistsOfWhatIsHarmless(ben);

            ScriptPayloads.ALL.forEach(ben.composer()::fill);
            assertThat(ben.page().locator(".parley-last.draft")).containsText(ScriptPayloads.ALL.getLast());
            ben.open("/search?q=alert");
            assertThat(ben.page().locator(".parley-hit").first()).isVisible();
            ScriptPayloads.ALL.forEach(ben.field("Words of the message")::fill);

            anna.editsAll(conversation);
            ben.open("/chat/anna");
            assertThat(ben.row(ScriptPayloads.ALL.size())).isVisible();
            // who reads at the end keeps the last rows
            var last = shown(ben);
            assertThat(last).hasSizeGreaterThanOrEqualTo(50);
            assertThat(expected(1)).endsWith(last.toArray(String[]::new));
            consistsOfWhatIsHarmless(ben);
            alarm.isSilent();
        }
    }

    /** The text of each message, from the first to the last. */
    @SuppressWarnings("unchecked")
    private static List<String> shown(Person person) {
        return (List<String>) person.page().evaluate("""
                () => [...document.querySelectorAll('.parley-message[data-seq] > bdi')].map(text => text.textContent)""");
    }

    /** What they are to read when each is as many payloads further as this. */
    private static List<String> expected(int further) {
        return IntStream.range(0, ScriptPayloads.ALL.size())
                .mapToObj(index ->
                        words(FormattedText.of(payload(index + further)).parts()))
                .toList();
    }

    private static String payload(int index) {
        return ScriptPayloads.ALL.get(index % ScriptPayloads.ALL.size());
    }

    private static String words(List<TextPart> parts) {
        return parts.stream().map(ScriptPayloadsIT::words).collect(Collectors.joining());
    }

    private static String words(TextPart part) {
        return switch (part) {
            case TextPart.Words words -> words.text();
            case TextPart.Code code -> code.text();
            case TextPart.CodeBlock code -> code.text();
            case TextPart.Styled styled -> words(styled.parts());
            case TextPart.Quote quote -> words(quote.parts());
            case TextPart.Link link -> words(link.shown()) + (link.site().isEmpty() ? "" : " (" + link.site() + ")");
            case TextPart.Bullets list ->
                list.items().stream().map(ScriptPayloadsIT::words).collect(Collectors.joining());
            case TextPart.Numbers list ->
                list.items().stream().map(item -> words(item.parts())).collect(Collectors.joining());
        };
    }

    @SuppressWarnings("unchecked")
    private static void consistsOfWhatIsHarmless(Person person) {
        var elements = (List<String>) person.page().evaluate("""
                () => [...document.querySelectorAll('.parley-message > bdi *, .parley-quote *')]
                    .map(one => `${one.tagName}[${one.getAttributeNames().sort()}]`)""");
        var targets = (List<String>) person.page().evaluate("""
                () => [...document.querySelectorAll('.parley-message a')].map(link => link.protocol)""");
        assertThat(elements).isNotEmpty().isSubsetOf(HARMLESS);
        assertThat(targets).isNotEmpty().isSubsetOf("http:", "https:", "mailto:");
    }

    @Test
    void namesOfPeopleFilesAndTokensAreShownAsTyped() {
        try (var dora = Person.withBrowser(server, "dora")) {
            dora.register();
            var alarm = new Alarm(dora);
            var names = packed();
            var people = IntStream.range(0, names.size())
                    .parallel()
                    .mapToObj(index -> Program.registeredAs(server, "person" + index, names.get(index)))
                    .toList();
            dora.open("/people");
            var rows = dora.page().locator(".parley-person-name");
            dora.page().waitForCondition(() -> {
                rows.last().scrollIntoViewIfNeeded();
                return rows.allTextContents().containsAll(people);
            });

            var carl = Program.registered(server, "carl", people.getFirst());
            var conversation = carl.sendsFiles("dora");
            dora.open("/chat/carl");
            assertThat(dora.page().locator("h1")).containsText(people.getFirst());
            assertThat(dora.row(ScriptPayloads.ALL.size() / FILES_OF_A_MESSAGE)).isVisible();
            assertThat(dora.page().locator("[role=log]").textContent())
                    .contains(ScriptPayloads.ALL.stream()
                            .map(name -> new FileName(name).text())
                            .toList());
            Program.of(server, "dora", dora.password()).accepts(conversation);
            alarm.isSilent();

            var tokens = names.stream().limit(AccessTokens.MOST_PER_PERSON / 2).toList();
            tokens.forEach(name -> Program.of(server, "dora", dora.password(), name));
            dora.open("/settings");
            assertThat(dora.page().locator(".parley-token-name").first()).isVisible();
            assertThat(dora.page().locator(".parley-token-name").allTextContents())
                    .containsAll(tokens.stream().map(String::strip).toList());
            alarm.isSilent();
        }
    }

    /** The payloads that a name may consist of, as many in each as there is room for. */
    private static List<String> packed() {
        var names = new ArrayList<String>();
        var room = Math.min(DisplayName.MAX_LENGTH, TokenName.MAX_LENGTH);
        for (var payload : ScriptPayloads.ALL) {
            if (payload.length() > room || payload.codePoints().anyMatch(ScriptPayloadsIT::isNotForNames)) {
                continue;
            }
            if (names.isEmpty() || names.getLast().length() + payload.length() >= room) {
                names.add(payload.strip());
            } else {
                names.set(names.size() - 1, names.getLast() + " " + payload.strip());
            }
        }
        return names;
    }

    private static boolean isNotForNames(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    /** Somebody who talks to Parley by REST. */
    private record Program(ParleyServer server, String token) {

        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private static final ObjectMapper JSON = new ObjectMapper();

        /** Registers a person; tells the name as it has become. */
        static String registeredAs(ParleyServer server, String username, String displayName) {
            var person = Map.of(
                    "username",
                    username,
                    "email",
                    username + "@example.org",
                    "password",
                    password(username),
                    "display_name",
                    displayName);
            return new Program(server, "")
                    .post("/api/v1/accounts", person)
                    .get("display_name")
                    .asString();
        }

        static Program registered(ParleyServer server, String username, String displayName) {
            registeredAs(server, username, displayName);
            return of(server, username, password(username));
        }

        static Program of(ParleyServer server, String username, String password) {
            return of(server, username, password, "payloads");
        }

        static Program of(ParleyServer server, String username, String password, String tokenName) {
            var credentials = Map.of("username", username, "password", password, "name", tokenName);
            return new Program(
                    server,
                    new Program(server, "")
                            .post("/api/v1/tokens", credentials)
                            .get("token")
                            .asString());
        }

        private static String password(String username) {
            return "quiet " + username + " likes walnuts";
        }

        /** Sends each payload, as an answer to the one before; tells the number of the conversation. */
        long sendsAll(String username) {
            var id = idOf(username);
            var conversation = 0L;
            for (var index = 0; index < ScriptPayloads.ALL.size(); index++) {
                var message =
                        new HashMap<String, Object>(Map.of("client_id", UUID.randomUUID(), "body", payload(index)));
                if (index > 0) {
                    message.put("reply_to", index);
                }
                conversation = post("/api/v1/people/" + id + "/messages", message)
                        .get("conversation")
                        .asLong();
            }
            return conversation;
        }

        /** Gives each message the text of the next. */
        void editsAll(long conversation) {
            for (var seq = 1; seq <= ScriptPayloads.ALL.size(); seq++) {
                var path = "/api/v1/conversations/" + conversation + "/messages/" + seq;
                assertThat(ask("PUT", path, Map.of("body", payload(seq))).statusCode())
                        .isEqualTo(200);
            }
        }

        long sendsFiles(String username) {
            var id = idOf(username);
            var conversation = 0L;
            for (var first = 0; first < ScriptPayloads.ALL.size(); first += FILES_OF_A_MESSAGE) {
                var files = IntStream.range(first, first + FILES_OF_A_MESSAGE)
                        .mapToObj(index -> uploads(payload(index)))
                        .toList();
                conversation = post(
                                "/api/v1/people/" + id + "/messages",
                                Map.of("client_id", UUID.randomUUID(), "attachments", files))
                        .get("conversation")
                        .asLong();
            }
            return conversation;
        }

        private long uploads(String name) {
            var path = "/api/v1/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
            var answer = send(request(path, "application/octet-stream").POST(BodyPublishers.ofString("some text")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JSON.readTree(answer.body()).get("id").asLong();
        }

        void accepts(long conversation) {
            assertThat(ask("POST", "/api/v1/conversations/" + conversation + "/accept", Map.of())
                            .statusCode())
                    .isEqualTo(204);
        }

        private long idOf(String username) {
            var people = send(request("/api/v1/people?query=" + username, "application/json"));
            return JSON.readTree(people.body())
                    .get("people")
                    .valueStream()
                    .filter(person -> person.get("username").asString().equals(username))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asLong();
        }

        private JsonNode post(String path, Map<String, ?> body) {
            var answer = ask("POST", path, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return JSON.readTree(answer.body());
        }

        private HttpResponse<String> ask(String method, String path, Map<String, ?> body) {
            return send(request(path, "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))));
        }

        private HttpRequest.Builder request(String path, String contentType) {
            var request = HttpRequest.newBuilder(server.at(path)).header("Content-Type", contentType);
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return HTTP.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
