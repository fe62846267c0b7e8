package io.parley.conversation;

import java.util.List;

/** Some of a message as people see it; what stands in it is text, never markup. */
public sealed interface TextPart {

    /** Text as it was typed. */
    record Words(String text) implements TextPart {}

    /** How some text stands out. */
    enum Style {
        BOLD,
        ITALIC,
        STRUCK
    }

    /** Text that stands out. */
    record Styled(Style style, List<TextPart> parts) implements TextPart {}

    /**
     * An address that can be opened.
     *
     * @param target begins with {@code http:}, {@code https:} or {@code mailto:}
     * @param site where it leads to, if what is shown does not say so itself; else empty
     */
    record Link(String target, List<TextPart> shown, String site) implements TextPart {}

    /** Some characters of a program, in a line. */
    record Code(String text) implements TextPart {}

    /** Lines of a program. */
    record CodeBlock(String text) implements TextPart {}

    /** What somebody else has said. */
    record Quote(List<TextPart> parts) implements TextPart {}

    /** A list with a dot before each item. */
    record Bullets(List<List<TextPart>> items) implements TextPart {}

    /** A list with a number before each item, as it was typed. */
    record Numbers(List<Numbered> items) implements TextPart {}

    /** One item of {@link Numbers}. */
    record Numbered(int number, List<TextPart> parts) {}
}
