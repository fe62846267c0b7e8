package io.parley.conversation.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import io.parley.support.MovableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

class ClientCallTest {

    private final UI page = new UI();
    private final MovableTime clock = new MovableTime(Instant.parse("2026-11-26T10:00:00Z"));
    private final List<String> asked = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final ClientCall call = new ClientCall(
            page.getElement(), "return 1", clock, () -> asked.add("asked"), answer -> answers.add(answer.asInt()));

    @BeforeEach
    void openThePage() {
        var session = mock(VaadinSession.class);
        when(session.hasLock()).thenReturn(true);
        page.getInternals().setSession(session);
    }

    @Test
    void whatIsAskedMeanwhileBecomesOneMoreQuestion() {
        call.request();
        var first = question();
        call.request();
        call.request();
        assertThat(asked).hasSize(1);

        first.complete(IntNode.valueOf(1));

        assertThat(answers).containsExactly(1);
        assertThat(asked).hasSize(2);
        question().complete(IntNode.valueOf(2));
        assertThat(answers).containsExactly(1, 2);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aClockThatGoesBackKeepsNoQuestionWaiting() {
        call.request();
        clock.advance(Duration.ofHours(-2));

        call.request();

        assertThat(asked).hasSize(2);
    }

    @Test
    void anAnswerThatComesTooLateIsNoneToTheQuestionAfterIt() {
        call.request();
        var givenUp = question();
        clock.advance(Duration.ofSeconds(15));
        call.request();

        givenUp.complete(IntNode.valueOf(1));

        assertThat(answers).isEmpty();
        call.request();
        assertThat(asked).as("the second question is still open").hasSize(2);
        question().complete(IntNode.valueOf(2));
        assertThat(answers).containsExactly(2);
    }

    @Test
    void aRefusedQuestionIsAskedAgainWhenThereIsReason() {
        call.request();
        question().completeExceptionally(StringNode.valueOf("refused"));
        assertThat(answers).isEmpty();

        call.request();

        question().complete(IntNode.valueOf(1));
        assertThat(answers).containsExactly(1);
    }

    @Test
    void whatIsAskedMeanwhileIsAskedAlsoWhenTheFirstQuestionIsRefused() {
        call.request();
        var first = question();
        call.request();

        first.completeExceptionally(StringNode.valueOf("refused"));

        assertThat(asked).hasSize(2);
        question().complete(IntNode.valueOf(1));
        assertThat(answers).containsExactly(1);
    }

    private PendingJavaScriptInvocation question() {
        page.getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return page.getInternals().dumpPendingJavaScriptInvocations().getLast();
    }
}
