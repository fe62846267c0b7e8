package io.parley.uikit;

/**
 * Which letter a key stands for in a shortcut. Keyboards that write another alphabet have the Latin letters on the same keys; they are
 * known by their place.
 */
public final class LatinKey {

    private LatinKey() {}

    /**
     * Whether it is this letter, as an expression of JavaScript.
     *
     * @param event the name of the event of the key
     * @param letter a small one
     */
    public static String is(String event, char letter) {
        return "(%1$s.key.toLowerCase() === '%2$s' || %1$s.code === 'Key%3$s' && /^[^\\x00-\\x7f]$/.test(%1$s.key))"
                .formatted(event, letter, Character.toUpperCase(letter));
    }
}
