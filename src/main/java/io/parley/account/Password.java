package io.parley.account;

import java.text.Normalizer;

/**
 * A password as it was typed; never shown, stored or logged.
 *
 * @param value at most 128 code points in the form NFKC, so that the same keys give the same password on every keyboard;
 *     whether it is good enough to be set is another question
 */
public record Password(String value) {

    public static final int MAX_LENGTH = 128;

    /** @throws AccountRefusedException if it is too long or no valid text */
    public Password {
        if (value.length() > 2 * MAX_LENGTH) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_TOO_LONG);
        }
        if (value.codePoints().anyMatch(Password::isForbidden)) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_CHARACTERS);
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_TOO_LONG);
        }
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    int length() {
        return value.codePointCount(0, value.length());
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
