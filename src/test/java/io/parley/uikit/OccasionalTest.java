package io.parley.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import org.junit.jupiter.api.Test;

class OccasionalTest {

    private final Div screen = new Div();
    private final Occasional<Div> part = new Occasional<>(Div::new, screen::add);

    @Test
    void isNotThereUntilItIsToBeSeen() {
        part.setVisible(false);
        part.ifMade(made -> made.setText("seen"));

        assertThat(screen.getChildren()).isEmpty();
        assertThat(part.isVisible()).isFalse();
    }

    @Test
    void isMadeOnceHoweverOftenItComesAndGoes() {
        part.setVisible(true);
        part.ifMade(made -> made.setText("seen"));
        part.setVisible(false);
        assertThat(part.isVisible()).isFalse();
        part.setVisible(true);

        assertThat(part.isVisible()).isTrue();
        assertThat(screen.getChildren()).singleElement().satisfies(made -> {
            assertThat(made.isVisible()).isTrue();
            assertThat(made.getElement().getText()).isEqualTo("seen");
        });
    }
}
