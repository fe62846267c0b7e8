package io.parley.account;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address; upper and lower case are the same.
 *
 * @param value valid by the HTML standard's <a
 *     href="https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address">definition</a>, in lower case, the
 *     domain in its ASCII form; at most 254 characters, 64 before the at sign
 */
public record EmailAddress(String value) {

    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern VALID =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")*");

    /** @throws AccountRefusedException if the text is no address */
    public EmailAddress {
        value = folded(value);
        if (value.length() > MAX_LENGTH
                || value.indexOf('@') > MAX_LOCAL_LENGTH
                || !VALID.matcher(value).matches()) {
            throw new AccountRefusedException(AccountProblem.EMAIL_INVALID);
        }
    }

    private static String folded(String typed) {
        var at = typed.lastIndexOf('@');
        if (at < 0 || typed.length() > MAX_LENGTH) {
            throw new AccountRefusedException(AccountProblem.EMAIL_INVALID);
        }
        try {
            var domain = IDN.toASCII(typed.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            return ascii(typed.substring(0, at)) + "@" + ascii(domain);
        } catch (IllegalArgumentException e) {
            throw new AccountRefusedException(AccountProblem.EMAIL_INVALID);
        }
    }

    /** Folds ASCII alone: the Kelvin sign must not become a "k". */
    private static String ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80) ? text.toLowerCase(Locale.ROOT) : text;
    }

    @Override
    public String toString() {
        return value;
    }
}
