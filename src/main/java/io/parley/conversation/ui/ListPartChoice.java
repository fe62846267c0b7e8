package io.parley.conversation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import io.parley.conversation.ListPart;
import io.parley.uikit.Occasional;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Which part of the list is shown: one of some buttons is pressed. */
final class ListPartChoice extends Div {

    private final Map<ListPart, NativeButton> buttons = new EnumMap<>(ListPart.class);
    private final Occasional<NativeButton> waiting;
    private final Consumer<ListPart> onChoice;
    private ListPart pressed = ListPart.MAIN;
    private int requests;

    /** @param onChoice is told of each choice */
    ListPartChoice(Consumer<ListPart> onChoice) {
        this.onChoice = onChoice;
        addClassName("parley-list-parts");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("conversation.list.part"));
        waiting = new Occasional<>(
                () -> button(ListPart.REQUESTS),
                button -> addComponentAtIndex(indexOf(buttons.get(ListPart.ARCHIVED)), button));
        add(button(ListPart.MAIN), button(ListPart.UNREAD), button(ListPart.ARCHIVED));
        refresh();
    }

    private NativeButton button(ListPart part) {
        var name = getTranslation("conversation.list.part." + part.name().toLowerCase(Locale.ROOT));
        var button = new NativeButton(name, click -> choose(part));
        buttons.put(part, button);
        return button;
    }

    /** How many people wait to be let in; where nobody does, nobody needs to see that one could. */
    void showRequests(int count) {
        if (count != requests) {
            requests = count;
            refresh();
        }
    }

    /** Presses the button of a part. */
    void choose(ListPart part) {
        pressed = part;
        refresh();
        onChoice.accept(part);
    }

    private void refresh() {
        waiting.setVisible(requests > 0 || pressed == ListPart.REQUESTS);
        waiting.ifMade(button -> button.setText(
                requests == 0
                        ? getTranslation("conversation.list.part.requests")
                        : getTranslation("conversation.list.part.requests.count", requests)));
        buttons.forEach((part, button) -> button.getElement().setAttribute("aria-pressed", "" + (part == pressed)));
    }
}
