package io.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.server.ErrorEvent;
import io.parley.support.People;
import io.parley.support.Screens;
import io.parley.support.ViewTest;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ViewTest
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest {

    private static final Pattern NUMBER = Pattern.compile("the number ([2-9A-Z]{8})\\.");

    @Autowired
    private Incidents incidents;

    @Autowired
    private ScreenManners manners;

    @Test
    void whereThereIsNothingAPersonReadsSoAndIsLedBack(People people, Screens screens) {
        var anna = screens.open("chat/nobody", people.registered("anna"));

        assertThat(anna.text()).contains("There is nothing here").doesNotContain("nobody");
        assertThat(anna.the(Anchor.class, "Back to Parley").getHref()).isEqualTo(".");
    }

    @Test
    void aFailedViewTellsANumberThatStandsInTheLogAndNothingOfTheInside(
            People people, Screens screens, CapturedOutput log) {
        var failure = new IllegalStateException("secret inside");

        var screen = screens.showing(people.registered("anna"), () -> {
            var view = new ErrorView(incidents);
            view.setErrorParameter(null, new ErrorParameter<>(Exception.class, failure));
            return view;
        });

        var told = NUMBER.matcher(screen.text());
        assertThat(told.find()).isTrue();
        assertThat(screen.text()).contains("Something went wrong").doesNotContain("secret", "Exception");
        assertThat(log).contains("Incident " + told.group(1)).contains("secret inside");
    }

    @Test
    void aFailedClickIsToldInANotice(People people, Screens screens, CapturedOutput log) {
        var button = new Button("Do it");
        var screen = screens.showing(people.registered("anna"), () -> button);
        var failure = new IllegalStateException("secret inside");

        screen.run(
                () -> manners.failed(new ErrorEvent(failure, button.getElement().getNode())));

        var notice = screen.the(Notification.class);
        var told = NUMBER.matcher(screen.get(() -> notice.getElement().getProperty("text", "")));
        assertThat(told.find()).isTrue();
        assertThat(log).contains("Incident " + told.group(1)).contains("secret inside");
    }

    @ParameterizedTest
    @MethodSource
    void aBrowserThatHasGoneIsNoIncident(Exception gone, CapturedOutput log) {
        incidents.record(gone);

        assertThat(log.toString()).doesNotContain("Incident ", "ERROR");
    }

    static Stream<Exception> aBrowserThatHasGoneIsNoIncident() {
        return Stream.of(
                new ClientAbortException(new IOException("Broken pipe")),
                new UncheckedIOException(new EOFException()),
                new IllegalStateException("while answering", new IOException("Connection reset by peer")));
    }

    @Test
    void whatElseFailsWhileReadingIsOne(CapturedOutput log) {
        incidents.record(new IOException("The file is broken"));

        assertThat(log).contains("Incident");
    }
}
