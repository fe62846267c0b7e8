package io.parley.account;

/**
 * By what a person knows an access token again.
 *
 * @param value 1 to {@value #MAX_LENGTH} code points, none of them a control character, white space around them taken off
 */
public record TokenName(String value) {

    public static final int MAX_LENGTH = 64;

    /** @throws AccountRefusedException if the text is too short, too long, or cannot be shown */
    public TokenName {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.codePoints().anyMatch(TokenName::isForbidden)) {
            throw new AccountRefusedException(AccountProblem.TOKEN_NAME_INVALID);
        }
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
