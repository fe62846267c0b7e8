package io.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.CannotCreateTransactionException;

/** A remembered browser that comes back while the database does not answer. */
class UnreachableDatabaseOnTheWireTest extends RealServerTest {

    private static final String REMEMBER_ME = "parley-remember-me";

    @MockitoSpyBean
    private RememberedBrowsers browsers;

    @Test
    void whoeverIsRememberedIsSoStillOnceItAnswersAgain() {
        var anna = wire();
        anna.logIn("anna", PASSWORD, true);
        var token = anna.cookies().get(REMEMBER_ME);
        anna.cookies().remove("JSESSIONID");
        doThrow(new CannotCreateTransactionException("The database does not answer"))
                .when(browsers)
                .comeBack(any(), any());

        var page = anna.get("/");
        var socket = anna.upgrade("/ws/chat/1/", new String[] {"Origin: " + anna.origin()});

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).doesNotContain("Exception").doesNotContain("does not answer");
        assertThat(socket.status()).isEqualTo(503);
        assertThat(socket.header("retry-after")).contains("1");
        assertThat(anna.cookies()).containsEntry(REMEMBER_ME, token);
        doCallRealMethod().when(browsers).comeBack(any(), any());
        assertThat(isLoggedIn(anna)).isTrue();
    }
}
