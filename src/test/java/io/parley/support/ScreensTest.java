package io.parley.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.parley.account.CurrentUser;
import io.parley.account.UserId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
class ScreensTest {

    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);

    @Autowired
    private CurrentUser currentUser;

    @Test
    void eachScreenKnowsItsOwnPerson(Screens screens) {
        var anna = screens.showing(ANNA, () -> new Span("of " + currentUser.id()));
        var ben = screens.showing(BEN, () -> new Span("of " + currentUser.id()));

        assertThat(anna.text()).isEqualTo("of 1");
        assertThat(ben.text()).isEqualTo("of 2");
    }

    @Test
    void oneScreenChangesAnother(Screens screens) {
        var shown = new Span("nothing");
        var ben = screens.showing(BEN, () -> shown);
        var anna = screens.showing(
                ANNA,
                () -> new Button(
                        "Tell",
                        click -> ben.get(() -> shown.getUI().orElseThrow()).access(() -> shown.setText("told"))));

        anna.press("Tell");

        ben.eventually(() -> assertThat(ben.text()).isEqualTo("told"));
    }

    @Test
    void fieldsAreFoundByTheirLabels(Screens screens) {
        var echo = new Span();
        var anna = screens.showing(ANNA, () -> {
            var name = new TextField("Name");
            name.addValueChangeListener(
                    change -> echo.setText("Hello " + change.getValue() + (change.isFromClient() ? "!" : "")));
            return new Div(name, echo);
        });

        anna.type("Name", "Anna");

        assertThat(anna.text()).contains("Hello Anna!");
        assertThatThrownBy(() -> anna.type("Surname", "A")).isInstanceOf(AssertionError.class);
    }

    @Test
    void theClientAnswersACall(Screens screens) {
        var width = new Span();
        var anna = screens.showing(ANNA, () -> {
            width.getElement()
                    .executeJs("return window.innerWidth")
                    .then(Integer.class, answer -> width.setText(answer + " px"));
            return width;
        });

        assertThat(anna.text()).isEmpty();
        assertThat(anna.calls()).anyMatch(call -> call.contains("innerWidth"));

        anna.clientAnswers("innerWidth", 390);

        assertThat(anna.text()).isEqualTo("390 px");
        assertThatThrownBy(() -> anna.clientAnswers("innerWidth", 390)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theBrowserFiresAnEventWithData(Screens screens) {
        var field = new Div();
        field.getElement()
                .addEventListener(
                        "parley-send",
                        event -> field.setText(
                                event.getEventData().get("event.detail.text").asString()))
                .addEventData("event.detail.text");
        var anna = screens.showing(ANNA, () -> field);

        anna.fire(field, "parley-send", Map.of("event.detail.text", "Hi"));

        assertThat(anna.text()).isEqualTo("Hi");
    }

    @Test
    void closingDetaches(Screens screens) {
        var detached = new AtomicInteger();
        var anna = screens.showing(ANNA, () -> {
            var shown = new Div("page");
            shown.addDetachListener(detach -> detached.incrementAndGet());
            return shown;
        });

        anna.close();

        assertThat(detached).hasValue(1);
    }
}
