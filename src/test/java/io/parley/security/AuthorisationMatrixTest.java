package io.parley.security;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import io.parley.account.AccessTokens;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.Registration;
import io.parley.account.TokenName;
import io.parley.account.TokenScope;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.SampleFiles;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may ask for what, in one list: every view, every address for programs, every socket, and what it answers to whom.
 * An address that is not in the list fails the test. The conversation is that of Anna and Ben.
 */
class AuthorisationMatrixTest extends RealServerTest {

    /** What a browser gets, with the session of whoever sits before it; 302 leads to the log-in page. */
    private static final String PAGES = """
            # view                                       anonymous  member  stranger  administrator
            GET /                                        302        200     200       200
            GET /login                                   200        200     200       200
            GET /register                                200        200     200       200
            GET /people                                  302        200     200       200
            GET /settings                                302        200     200       200
            GET /settings/notifications                  302        200     200       200
            GET /search                                  302        200     200       200
            GET /notes                                   302        200     200       200
            GET /chat/:username                          302        200     200       200
            # page of the server
            GET /avatar/{id}/{version}                   302        404     404       404
            GET /attachments/{id}                        302        200     404       404
            GET /attachments/{id}/{name}                 302        200     404       404
            GET /thumbnails/{id}                         302        200     404       404
            GET /closed                                  302        200     200       200
            # the same for everybody
            GET /manifest.webmanifest                    200        200     200       200
            GET /sw.js                                   200        200     200       200
            GET /offline                                 200        200     200       200
            ANY /error                                   404        404     404       404
            # the socket of a screen
            UPGRADE /VAADIN/push                         403        101     101       101
            """;

    /** What a program gets, with the token of whoever it acts for; the fifth is Anna's, and may only read. */
    private static final String PROGRAMS = """
            # address                                    anonymous  member  stranger  administrator  read-only
            POST /api/v1/accounts                        422        422     422       422            422
            POST /api/v1/tokens                          422        422     422       422            422
            DELETE /api/v1/tokens/current                401        204     204       204            204
            GET /api/v1/me                               401        200     200       200            200
            GET /api/v1/me/availability                  401        200     200       200            200
            PUT /api/v1/me/availability                  401        200     200       200            403
            GET /api/v1/me/privacy                       401        200     200       200            200
            PUT /api/v1/me/privacy                       401        200     200       200            403
            GET /api/v1/people                           401        200     200       200            200
            GET /api/v1/people/{id}                      401        200     200       200            200
            POST /api/v1/people/{id}/messages            401        201     201       201            403
            PUT /api/v1/people/{id}/draft                401        200     200       200            403
            GET /api/v1/people/{id}/draft                401        200     200       200            200
            DELETE /api/v1/people/{id}/draft             401        204     204       204            403
            GET /api/v1/conversations                    401        200     200       200            200
            GET /api/v1/search                           401        200     404       404            200
            GET /api/v1/conversations/{id}/messages      401        200     404       404            200
            PUT /api/v1/conversations/{id}/messages/{seq} 401       200     404       404            403
            PUT /api/v1/conversations/{id}/messages/{seq}/reactions 401 200 404       404            403
            GET /api/v1/conversations/{id}/messages/{seq}/versions 401 200  404       404            200
            GET /api/v1/conversations/{id}/messages/{seq}/info 401  200     404       404            200
            POST /api/v1/conversations/{id}/messages/{seq}/forward 401 201  404       404            403
            DELETE /api/v1/conversations/{id}/messages/{seq} 401    204     404       404            403
            GET /api/v1/conversations/{id}/changes       401        200     404       404            200
            POST /api/v1/attachments                     401        422     422       422            403
            GET /api/v1/attachments/{id}                 401        200     404       404            200
            GET /api/v1/attachments/{id}/thumbnail       401        200     404       404            200
            PUT /api/v1/conversations/{id}/receipts      401        200     404       404            403
            PUT /api/v1/conversations/{id}/arrangement   401        200     404       404            403
            GET /api/v1/conversations/{id}/export        401        200     404       404            200
            POST /api/v1/conversations/{id}/accept       401        204     404       404            403
            GET /api/v1/conversations/{id}/lifetime      401        200     404       404            200
            PUT /api/v1/conversations/{id}/lifetime      401        200     404       404            403
            GET /api/v1/blocked                          401        200     200       200            200
            GET /api/v1/people/{id}/privacy              401        200     200       200            200
            PUT /api/v1/people/{id}/privacy              401        200     200       200            403
            PUT /api/v1/people/{id}/block                401        204     204       204            403
            DELETE /api/v1/people/{id}/block             401        204     204       204            403
            ANY /api/**                                  401        404     404       404            404
            ANY /ws/chat/**                              401        404     404       404            403
            # sockets
            UPGRADE /api/v1/socket                       401        101     101       101            101
            UPGRADE /ws/chat/{id}                        401        101     101       101            403
            UPGRADE /ws/chat/{id}/                       401        101     101       101            403
            """;

    private record Row(String method, String pattern, List<Integer> answers) {

        static List<Row> of(String list) {
            return list.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(cells -> new Row(
                            cells[0],
                            cells[1],
                            Arrays.stream(cells).skip(2).map(Integer::valueOf).toList()))
                    .toList();
        }

        String address() {
            return (method.equals("UPGRADE") ? "GET" : method) + " " + pattern;
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @Autowired
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ServletContext servletContext;

    @Autowired
    private MessageService messages;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId ben;
    private long conversation;
    private AttachmentId picture;

    @BeforeEach
    void annaAndBenTalk() throws IOException {
        ben = new People(jdbc).registered("ben");
        picture = attachments
                .upload(anna, "picture.png", new ByteArrayInputStream(SampleFiles.png(2, 2)))
                .id();
        conversation = messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"))
                .conversationId()
                .value();
    }

    @Test
    void everyAddressIsInTheList() {
        var listed = Stream.concat(Row.of(PAGES).stream(), Row.of(PROGRAMS).stream())
                .map(Row::address)
                .collect(toSet());
        var there = new HashSet<>(views());
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType() != Broken.class) {
                there.addAll(addresses(mapping));
            }
        });
        there.add("GET /VAADIN/push");
        assertThat(there).isEqualTo(listed);
    }

    private Set<String> views() {
        var registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext));
        return RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .map(RouteBaseData::getTemplate)
                .map(template -> "GET /" + template)
                .collect(toSet());
    }

    private static Set<String> addresses(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .map(AuthorisationMatrixTest::withoutExpressions)
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("ANY " + pattern)
                        : methods.stream().map(method -> method + " " + pattern))
                .collect(toSet());
    }

    /** {@code {id:[0-9]{1,3}}} as {@code {id}}. */
    private static String withoutExpressions(String pattern) {
        return pattern.replaceAll("\\{(\\w+):.*?\\}+(?=/|$)", "{$1}");
    }

    @Test
    void everyViewAnswersAsListed() {
        var visitors = List.of(wire(), annasBrowser(), browserOf("cleo", false), browserOf("dora", true));
        for (var row : Row.of(PAGES)) {
            assertThat(visitors.stream().map(visitor -> answer(row, visitor)).toList())
                    .as(row.toString())
                    .isEqualTo(row.answers());
        }
    }

    @Test
    void everyAddressForProgramsAnswersAsListed() {
        var cleo = new People(jdbc).registered("cleo");
        var dora = new People(jdbc).registered("dora");
        jdbc.update("update account set role = 'ADMIN' where id = ?", dora.value());
        for (var row : Row.of(PROGRAMS)) {
            // a person has 50 at most
            jdbc.update("delete from access_token");
            var answers = List.of(
                    answer(row, wire(), "Authorization: none"),
                    answer(row, wire(), token(anna, TokenScope.values())),
                    answer(row, wire(), token(cleo, TokenScope.values())),
                    answer(row, wire(), token(dora, TokenScope.values())),
                    answer(row, wire(), token(anna, TokenScope.READ)));
            assertThat(answers).as(row.toString()).isEqualTo(row.answers());
        }
    }

    private Wire browserOf(String username, boolean administrator) {
        accounts.register(new Registration(
                new EmailAddress(username + "@example.org"),
                new Username(username),
                Optional.empty(),
                new Password(PASSWORD)));
        if (administrator) {
            jdbc.update("update account set role = 'ADMIN' where username = ?", username);
        }
        var browser = wire();
        browser.logIn(username, PASSWORD, false);
        return browser;
    }

    private String token(UserId user, TokenScope... scopes) {
        return "Authorization: Bearer "
                + tokens.make(user, new TokenName("matrix"), Set.of(scopes), Duration.ofDays(1))
                        .secret();
    }

    private int answer(Row row, Wire visitor, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        var isForPrograms = !row.pattern().contains("VAADIN") && headers.length > 0;
        if (isForPrograms) {
            all.addAll(List.of("Accept: application/json", "Content-Type: application/json"));
        }
        if (row.method().equals("UPGRADE")) {
            all.add("Origin: " + visitor.origin());
            return visitor.upgrade(path(row), all.toArray(String[]::new)).status();
        }
        var method = row.method().equals("ANY") ? "GET" : row.method();
        return visitor.send(method, path(row), body(row), all.toArray(String[]::new))
                .status();
    }

    private String path(Row row) {
        return row.pattern()
                        .replace(":username", "ben")
                        .replace("{version}", "0")
                        .replace("{seq}", "1")
                        .replace("{name}", "picture.png")
                        .replace("{id}", id(row.pattern()))
                        .replace("**", "nothing")
                        .replace("/VAADIN/push", Wire.PUSH)
                + (row.pattern().endsWith("/changes") ? "?after_rev=0" : "")
                + (row.pattern().equals("/api/v1/search") ? "?q=hello&conversation=" + conversation : "");
    }

    private String id(String pattern) {
        if (pattern.contains("/conversations/")) {
            return String.valueOf(conversation);
        }
        return pattern.contains("/attachments/") || pattern.contains("/thumbnails/")
                ? picture.toString()
                : ben.toString();
    }

    private String body(Row row) {
        return switch (row.toString()) {
            case "POST /api/v1/people/{id}/messages", "PUT /api/v1/people/{id}/draft" ->
                "{\"client_id\":\"" + UUID.randomUUID() + "\",\"body\":\"Hello\"}";
            case "PUT /api/v1/conversations/{id}/messages/{seq}" -> "{\"body\":\"Hello again\"}";
            case "PUT /api/v1/conversations/{id}/messages/{seq}/reactions" -> "{\"emoji\":\"\\ud83d\\udc4d\"}";
            case "POST /api/v1/conversations/{id}/messages/{seq}/forward" ->
                "{\"client_id\":\"" + UUID.randomUUID() + "\",\"to\":" + ben + "}";
            case "PUT /api/v1/conversations/{id}/receipts" -> "{\"read_up_to\":1}";
            case "PUT /api/v1/conversations/{id}/lifetime" -> "{\"lifetime\":\"week\"}";
            case "PUT /api/v1/me/availability" -> "{\"mode\":\"usual\"}";
            case "PUT /api/v1/me/privacy" -> "{\"presence\":true,\"receipts\":true,\"typing\":true}";
            case "PUT /api/v1/people/{id}/privacy" -> "{\"receipts\":true,\"typing\":true}";
            case "PUT /api/v1/conversations/{id}/arrangement" ->
                "{\"pinned\":true,\"archived\":false,\"marked_unread\":false}";
            default -> row.method().equals("POST") ? "{}" : "";
        };
    }
}
