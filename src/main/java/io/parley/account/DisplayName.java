package io.parley.account;

import rocks.xmpp.precis.PrecisProfiles;

/**
 * What a person is called on the screen; not unique, so the handle is always shown beside it.
 *
 * @param value 1 to 64 code points, prepared as a nickname (<a href="https://www.rfc-editor.org/rfc/rfc8266">RFC 8266</a>):
 *     compatibility forms folded, white space trimmed and collapsed; no control, format or bidi characters, nor
 *     joiners: an emoji that is joined from several could not be told from its parts, nor {@code An<joiner>na} from Anna
 */
public record DisplayName(String value) {

    public static final int MAX_LENGTH = 64;

    /** Bounds the work of normalising, which may shorten a text as well as lengthen it. */
    private static final int MAX_TYPED_LENGTH = 4 * MAX_LENGTH;

    /** @throws AccountRefusedException naming the rule that the text breaks */
    public DisplayName {
        if (value.length() > MAX_TYPED_LENGTH || value.isBlank()) {
            throw new AccountRefusedException(AccountProblem.DISPLAY_NAME_LENGTH);
        }
        if (value.codePoints().anyMatch(DisplayName::isForbidden)) {
            throw new AccountRefusedException(AccountProblem.DISPLAY_NAME_CHARACTERS);
        }
        value = nickname(value);
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new AccountRefusedException(AccountProblem.DISPLAY_NAME_LENGTH);
        }
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String nickname(String typed) {
        try {
            return PrecisProfiles.NICKNAME.enforce(typed);
        } catch (IllegalArgumentException e) {
            throw new AccountRefusedException(AccountProblem.DISPLAY_NAME_CHARACTERS);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
