package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.spring.SpringServlet;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

@ExtendWith(OutputCaptureExtension.class)
class AnswersOnTheWireTest extends RealServerTest {

    enum Kind {
        PAGE(200, wire -> wire.get("/login")),
        REDIRECT(302, wire -> wire.get("/")),
        STYLE(200, wire -> wire.get("/styles/parley.css")),
        NOT_FOUND(404, wire -> wire.get("/VAADIN/build/none.js")),
        FAILURE(500, wire -> wire.get("/icons/broken")),
        FOREIGN(403, wire -> wire.post("/login", Map.of(), "Origin: https://evil.example")),
        FORGED(403, wire -> wire.post("/somewhere", Map.of())),
        REFUSED_METHOD(405, wire -> wire.send("TRACE", "/login", "")),
        FORBIDDEN_ADDRESS(400, wire -> wire.get("/;jsessionid=1234")),
        NO_ADDRESS(400, wire -> wire.get("/[")),
        PROGRAM_PATH(401, wire -> wire.get("/api/v1/messages", "Accept: application/json")),
        SCREEN_MESSAGE(200, wire -> wire.post("/?v-r=uidl&v-uiId=0", Map.of()));

        private final int status;
        private final Function<Wire, Wire.Answer> request;

        Kind(int status, Function<Wire, Wire.Answer> request) {
            this.status = status;
            this.request = request;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfAnswerCarriesTheHeaders(Kind kind) {
        var answer = kind.request.apply(wire());
        assertThat(answer.status()).isEqualTo(kind.status);
        assertThat(answer.header("content-security-policy").orElseThrow())
                .contains("script-src 'self' 'unsafe-eval' 'nonce-")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'self'")
                .contains("form-action 'self'")
                .contains("object-src 'none'")
                .contains("connect-src 'self'");
        assertThat(answer.headers())
                .filteredOn(header -> header.getKey().equals("x-frame-options"))
                .extracting(Map.Entry::getValue)
                .containsExactly("DENY");
        assertThat(answer.header("x-content-type-options")).contains("nosniff");
        assertThat(answer.header("referrer-policy")).contains("same-origin");
        assertThat(answer.header("cross-origin-opener-policy")).contains("same-origin");
        assertThat(answer.header("cross-origin-resource-policy")).contains("same-origin");
        assertThat(answer.header("permissions-policy")).isPresent();
        assertThat(answer.header("cache-control")).isPresent();
        assertThat(answer.headers()).noneMatch(header -> header.getKey().startsWith("access-control-"));
        assertThat(answer.header("server")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE", "REDIRECT", "FAILURE", "SCREEN_MESSAGE", "FOREIGN"})
    void whatIsSomebodysIsNeverKept(Kind kind) {
        assertThat(kind.request.apply(wire()).header("cache-control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void everyPageHasANonceOfItsOwnForAllItsScripts() {
        var first = wire().get("/login");
        var second = wire().get("/login");
        assertThat(nonce(first)).isNotEqualTo(nonce(second));
        assertThat(Pattern.compile("<script[^>]*>").matcher(first.body()).results())
                .isNotEmpty()
                .allMatch(script -> script.group().contains("nonce=\"" + nonce(first) + "\""));
    }

    private static String nonce(Wire.Answer answer) {
        return answer.header("content-security-policy").orElseThrow().replaceAll(".*'nonce-([^']+)'.*", "$1");
    }

    @Test
    void aFailureIsASentenceAndANumberAndNothingOfTheInside(CapturedOutput output) {
        var page = wire().get("/icons/broken").body();
        var incident = page.replaceAll("(?s).*<p>Incident ([a-z0-9]+)</p>.*", "$1");
        assertThat(page).contains("Something went wrong").doesNotContain("the inside", "Exception", "io.parley");
        assertThat(output).contains("Incident " + incident + ": 500").contains("the inside");
    }

    @Test
    void aProgramGetsProblemDetails() {
        var answer = wire().get("/icons/broken", "Accept: application/json");
        assertThat(answer.header("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":500", "incident").doesNotContain("the inside");
    }

    @Test
    void theWebServerItselfSaysNothingAboutItself() {
        assertThat(wire().get("/[").body()).isEqualTo("Parley: 400");
    }

    @Test
    void theErrorPageSpeaksGermanToGermans() {
        assertThat(wire().get("/VAADIN/build/none.js", "Accept-Language: de-AT").body())
                .contains("lang=\"de\"", "Hier ist nichts.");
    }

    @Test
    void redirectsStayOnWhateverAddressTheBrowserUses() {
        assertThat(wire().get("/").header("location")).contains("/login");
    }

    @Test
    void nothingOfTheMachineryIsShownToBrowsers() {
        var anna = annasBrowser();
        assertThat(anna.get("/actuator/health").body()).doesNotContain("\"status\"");
        assertThat(anna.get("/actuator/env").body()).doesNotContain("propertySources");
        assertThat(anna.get("/h2-console").body()).doesNotContain("H2 Console");
    }

    @Test
    void aMessageOfAScreenMayHave256KibibytesAndNoMore() {
        var anna = annasBrowser();
        anna.get("/?v-r=init&location=&query=");
        assertThat(messageOfAScreen(anna, 256 * 1024).status()).isEqualTo(200);
        assertThat(messageOfAScreen(anna, 256 * 1024 + 1).status()).isEqualTo(413);
    }

    private static Wire.Answer messageOfAScreen(Wire browser, int length) {
        return browser.send("POST", "/?v-r=uidl&v-uiId=0", "x".repeat(length), "Origin: " + browser.origin());
    }

    @Test
    void whatReadsShortMessagesOfScreensComesBeforeVaadinsOwn(
            @Autowired ServletRegistrationBean<SpringServlet> vaadin) {
        assertThat(vaadin.getServlet().getService().getRequestHandlers())
                .filteredOn(UidlRequestHandler.class::isInstance)
                .first()
                .extracting(handler -> handler.getClass().getSimpleName())
                .isEqualTo("ShortRequests");
    }
}
