package io.parley.uikit;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A part that most screens never show, made when it is to be seen for the first time: what is hidden costs memory, too. */
public final class Occasional<T extends Component> {

    private final Supplier<T> make;
    private final Consumer<T> place;
    private Optional<T> made = Optional.empty();

    /** @param place puts it where it belongs on the screen */
    public Occasional(Supplier<T> make, Consumer<T> place) {
        this.make = make;
        this.place = place;
    }

    public void setVisible(boolean isWanted) {
        if (isWanted && made.isEmpty()) {
            var part = make.get();
            place.accept(part);
            made = Optional.of(part);
        }
        made.ifPresent(part -> part.setVisible(isWanted));
    }

    public boolean isVisible() {
        return made.filter(Component::isVisible).isPresent();
    }

    /** Does something to it, if it has been seen. */
    public void ifMade(Consumer<T> act) {
        made.ifPresent(act);
    }
}
