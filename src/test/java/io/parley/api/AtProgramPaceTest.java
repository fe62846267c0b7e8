package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.conversation.ProgramPace;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AtProgramPaceTest {

    private final AtProgramPace pace = new AtProgramPace();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void theThreadIsAtTheProgramsPaceUntilTheRequestHasEnded() {
        assertThat(pace.preHandle(request, response, this)).isTrue();
        assertThat(ProgramPace.isEntered()).isTrue();

        pace.afterCompletion(request, response, this, new IllegalStateException("It went wrong"));

        assertThat(ProgramPace.isEntered()).isFalse();
    }
}
