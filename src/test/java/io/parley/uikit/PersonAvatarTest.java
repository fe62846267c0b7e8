package io.parley.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonAvatarTest {

    private static final Pattern COLOUR =
            Pattern.compile("\\.parley-avatar-(\\d+) \\{\\s*background: #([0-9a-f]{6});\\s*}");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ben Richter          | BR
            Mai Ōtsuka           | MŌ
            ben                  | B
            Ada von der Heide    | AH
            Rana (she) Haddad    | RH
            王小明                | 王
            👩‍👩‍👧 Family       | 👩‍👩‍👧F
            élise de la Tour     | ÉT
            7 of 9               | 79
            """)
    void theInitialsAreThoseOfTheFirstAndTheLastWord(String name, String initials) {
        assertThat(PersonAvatar.initials(name)).isEqualTo(initials);
    }

    @Test
    void aPersonKeepsHisColour() {
        assertThat(new PersonAvatar("Ben", 14, Optional.empty()).getClassNames())
                .contains("parley-avatar-2");
        assertThat(new PersonAvatar("Benjamin", 14, Optional.empty()).getClassNames())
                .contains("parley-avatar-2");
    }

    @Test
    void initialsCostOneElementAndAPictureTwo() {
        var initials = new PersonAvatar("Ben", 1, Optional.empty()).getElement();
        var picture = new PersonAvatar("Ben", 1, Optional.of("avatar/1/x")).getElement();

        assertThat(initials.getChildCount()).isZero();
        assertThat(picture.getChildCount()).isOne();
        assertThat(picture.getChild(0).getAttribute("src")).isEqualTo("avatar/1/x");
        assertThat(picture.getChild(0).getAttribute("alt")).isEmpty();
    }

    @Test
    void aPictureThatIsNewOrGoneIsShownInPlaceOfWhatWasThere() {
        var avatar = new PersonAvatar("Ben", 14, Optional.empty());
        avatar.add(new Span("dot"));

        avatar.show("Ben", 14, Optional.of("avatar/14/x"));
        assertThat(avatar.getElement().getChildCount()).isEqualTo(2);
        assertThat(avatar.getElement().getAttribute("data-initials")).isNull();
        assertThat(avatar.getClassNames()).containsExactly("parley-avatar");

        avatar.show("Carl", 14, Optional.empty());
        assertThat(avatar.getElement().getChildren().map(Element::getText)).containsExactly("dot");
        assertThat(avatar.getElement().getAttribute("data-initials")).isEqualTo("C");
        assertThat(avatar.getClassNames()).contains("parley-avatar-2");
    }

    @Test
    void whiteInitialsAreReadableOnEveryColour() throws IOException {
        var colours = COLOUR.matcher(Files.readString(Path.of("frontend/styles/uikit.css")))
                .results()
                .toList();

        assertThat(colours)
                .extracting(match -> Integer.parseInt(match.group(1)))
                .containsExactlyElementsOf(
                        IntStream.range(0, PersonAvatar.COLOURS).boxed().toList());
        assertThat(colours)
                .allSatisfy(match -> assertThat(contrastWithWhite(Integer.parseInt(match.group(2), 16)))
                        .as(match.group())
                        .isGreaterThanOrEqualTo(4.5));
    }

    /** By WCAG 2.2, "contrast ratio". */
    private static double contrastWithWhite(int rgb) {
        var luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int channel) {
        var value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
