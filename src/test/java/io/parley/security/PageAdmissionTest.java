package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageAdmissionTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WaitingLine line = new WaitingLine(1, longest -> {});

    @Test
    void aPageIsLoadedWhenItsTurnComes() throws Exception {
        var in = line.join(false);
        var request = document("/chat/ben");
        var passed = new FutureTask<>(() -> passes(request, LONG));
        Thread.ofVirtual().start(passed);

        in.close();

        assertThat(passed.get()).isTrue();
    }

    @Test
    void whoeverWaitsTooLongIsAskedToTryAgainAndDoesSoByItself() throws Exception {
        line.join(false);

        var answer = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        admission(AT_ONCE).doFilter(document("/chat/ben"), answer, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("3");
        assertThat(answer.getHeader("Refresh")).isEqualTo("3");
        assertThat(answer.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.getContentAsString()).contains("<h1>security.busy.title in de</h1>");
        assertThat(line.length()).isZero();
    }

    @Test
    void whereTheLineIsTooLongNobodyJoinsIt() throws Exception {
        for (var i = 0; i <= 1_000; i++) {
            line.join(false);
        }

        assertThat(passes(document("/"), LONG)).isFalse();
        assertThat(line.length()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /?v-r=uidl&v-uiId=0",
        "POST, /?v-r=heartbeat&v-uiId=0",
        "POST, /login",
        "GET, /VAADIN/push?v-r=push&v-uiId=0",
        "GET, /VAADIN/build/indexhtml.js",
        "GET, /attachments/1",
        "GET, /avatar/anna",
        "GET, /api/v1/conversations",
        "GET, /styles/parley.css",
    })
    void whatIsNoPageNeverWaits(String method, String address) throws Exception {
        line.join(false);

        assertThat(passes(request(method, address), AT_ONCE)).isTrue();
    }

    @Test
    void whatAPageTakesForItselfNeverWaits() throws Exception {
        line.join(false);

        var picture = new MockHttpServletRequest("GET", "/picture");
        picture.addHeader("Accept", "image/*");
        assertThat(passes(picture, AT_ONCE)).isTrue();
    }

    @Test
    void whoeverHasBegunIsNeverSentBack() throws Exception {
        line.join(false);

        assertThat(passes(request("GET", "/?v-r=init&location=&query="), AT_ONCE))
                .isTrue();
    }

    @Test
    void whoeverHasGoneMeanwhileIsPassedOver() throws Exception {
        line.join(false);

        var request = request("GET", "/?v-r=init&location=&query=");
        request.setAttribute(Departures.class.getName(), (BooleanSupplier) () -> true);

        assertThat(passes(request, AT_ONCE)).isFalse();
    }

    @Test
    void aPageThatFailsGivesItsPlaceBack() {
        FilterChain broken = (request, response) -> {
            throw new ServletException("the inside");
        };

        assertThatThrownBy(() -> admission(AT_ONCE).doFilter(document("/"), new MockHttpServletResponse(), broken))
                .hasMessage("the inside");

        assertThat(line.join(false).comesWithin(AT_ONCE)).isTrue();
    }

    private static MockHttpServletRequest document(String path) {
        return request("GET", path);
    }

    private static MockHttpServletRequest request(String method, String address) {
        var parts = address.split("\\?", 2);
        var request = new MockHttpServletRequest(method, parts[0]);
        request.addHeader("Accept", "text/html,*/*");
        request.addPreferredLocale(Locale.GERMAN);
        request.setQueryString(parts.length == 2 ? parts[1] : null);
        return request;
    }

    private boolean passes(MockHttpServletRequest request, Duration patience) throws Exception {
        var chain = new MockFilterChain();
        admission(patience).doFilter(request, new MockHttpServletResponse(), chain);
        return chain.getRequest() != null;
    }

    private PageAdmission admission(Duration patience) {
        return new PageAdmission(line, patience, () -> new PlainPages(new Keys()));
    }

    /** Says of every word which one it is. */
    private static final class Keys implements I18NProvider {

        @Override
        public List<Locale> getProvidedLocales() {
            return List.of(Locale.ENGLISH, Locale.GERMAN);
        }

        @Override
        public String getTranslation(String key, Locale locale, Object... parameters) {
            return key + " in " + locale;
        }
    }
}
