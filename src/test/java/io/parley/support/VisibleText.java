package io.parley.support;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a person can read of an element, and by what name he finds it. */
final class VisibleText {

    private static final List<String> PROPERTIES = List.of("label", "helperText", "placeholder", "errorMessage");
    private static final List<String> ATTRIBUTES = List.of("aria-label", "title");

    private VisibleText() {}

    static String of(Element element) {
        var pieces = new ArrayList<String>();
        collect(element, pieces);
        return String.join("\n", pieces);
    }

    private static void collect(Element element, List<String> pieces) {
        if (element.isTextNode()) {
            add(element.getText(), pieces);
            return;
        }
        if (!element.isVisible() || element.getProperty("hidden", false) || element.hasAttribute("hidden")) {
            return;
        }
        ATTRIBUTES.forEach(name -> add(element.getAttribute(name), pieces));
        PROPERTIES.forEach(name -> add(element.getProperty(name), pieces));
        element.getChildren().forEach(child -> collect(child, pieces));
    }

    private static void add(String text, List<String> pieces) {
        if (text != null && !text.isBlank()) {
            pieces.add(text);
        }
    }

    /** Whether a component answers to this name. */
    static boolean names(Component component, String name) {
        var element = component.getElement();
        return Stream.of(
                        element.getAttribute("aria-label"),
                        element.getProperty("accessibleName"),
                        element.getProperty("label"),
                        element.getTextRecursively().strip())
                .anyMatch(name::equals);
    }
}
