package io.parley.uikit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Image;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person as a circle: the picture, or the initials on one of {@value #COLOURS} colours that follows from the id.
 *
 * <p>Costs one element, and one more for a picture. It says nothing to a screen reader, because the name always stands
 * beside it. What is {@linkplain #add added}, such as a dot of presence, lies on its edge. The classes {@code small} (34
 * px), {@code medium} (40 px) and {@code large} (96 px) change the size from 48 px.
 */
@Tag("span")
public class PersonAvatar extends Component implements HasComponents, HasStyle {

    /** As many as there are classes {@code parley-avatar-0} … in uikit.css. */
    static final int COLOURS = 12;

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]*\\s+[^\\p{L}\\p{N}\\p{So}]*");
    private static final Pattern SIGN = Pattern.compile("\\X");

    /** @param imageUrl the address of the picture on this server, absent to show the initials of the name */
    public PersonAvatar(String name, long id, Optional<String> imageUrl) {
        addClassName("parley-avatar");
        show(name, id, imageUrl);
    }

    /** Shows the person as he looks now; what was added stays. */
    public void show(String name, long id, Optional<String> imageUrl) {
        getChildren().filter(Image.class::isInstance).toList().forEach(Component::removeFromParent);
        imageUrl.ifPresent(url -> addComponentAsFirst(new Image(url, "")));
        setClassName("parley-avatar-" + Math.floorMod(id, COLOURS), imageUrl.isEmpty());
        if (imageUrl.isEmpty()) {
            getElement().setAttribute("data-initials", initials(name));
        } else {
            getElement().removeAttribute("data-initials");
        }
    }

    static String initials(String name) {
        var words = List.of(WORDS.split(name.strip()));
        return List.of(words.getFirst(), words.size() > 1 ? words.getLast() : "").stream()
                .flatMap(word -> SIGN.matcher(word).results().limit(1))
                .map(sign -> sign.group().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
