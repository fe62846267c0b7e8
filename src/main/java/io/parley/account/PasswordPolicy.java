package io.parley.account;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be set, after NIST SP 800-63B: long enough, not among the 100,000 most common ones or as easily
 * guessed as those, and not made of the person's own names. There are no rules of composition.
 */
@Component
class PasswordPolicy {

    /** Fewer guesses than this and a password is no better than one of the most common ones. */
    private static final double COMMON = 1e4;

    private static final double FAIR = 1e8;
    private static final double GOOD = 1e10;
    private static final double STRONG = 1e13;

    /** What follows adds little to the estimate, but would add much to the time that it takes. */
    private static final int ESTIMATED_LENGTH = 32;

    private static final int SHORTEST_NAME = 4;

    private final int minLength;

    PasswordPolicy(AccountProperties properties) {
        this.minLength = properties.minPasswordLength();
    }

    /** Read when the first password is chosen, not at the start. */
    private static final class Words {

        static final Nbvcxz ESTIMATOR = new Nbvcxz(new ConfigurationBuilder()
                .setMaxLength(ESTIMATED_LENGTH)
                .setCombinationAlgorithmTimeout(50L)
                .createConfiguration());

        static final Set<String> COMMON = ConfigurationBuilder.getDefaultDictionaries().stream()
                .filter(dictionary -> dictionary.getDictionaryName().equals("passwords"))
                .map(Dictionary::getDictonary)
                .map(Map::keySet)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The list of common passwords is missing"));
    }

    int minLength() {
        return minLength;
    }

    int blocklistSize() {
        return Words.COMMON.size();
    }

    /** @throws AccountRefusedException naming the first rule that the password breaks, whoever sets it */
    void check(Password password) {
        if (password.length() < minLength) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_TOO_SHORT);
        }
        if (Words.COMMON.contains(password.value().toLowerCase(Locale.ROOT)) || guesses(password) < COMMON) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_COMMON);
        }
    }

    /** @throws AccountRefusedException naming the first rule that the password breaks for this person */
    void check(Password password, Username username, EmailAddress email) {
        check(password);
        if (isMadeOf(password.value().toLowerCase(Locale.ROOT), username, email)) {
            throw new AccountRefusedException(AccountProblem.PASSWORD_LIKE_NAME);
        }
    }

    PasswordStrength strength(Password password) {
        var guesses = guesses(password);
        if (password.length() < minLength || guesses < FAIR) {
            return PasswordStrength.WEAK;
        }
        if (guesses < GOOD) {
            return PasswordStrength.FAIR;
        }
        return guesses < STRONG ? PasswordStrength.GOOD : PasswordStrength.STRONG;
    }

    /** Whether hardly anything is left when the person's own names are taken out. */
    private static boolean isMadeOf(String password, Username username, EmailAddress email) {
        var address = email.value();
        var local = address.substring(0, address.lastIndexOf('@'));
        return Stream.of(address, local, username.value())
                .anyMatch(name -> password.equals(name)
                        || (name.length() >= SHORTEST_NAME
                                && password.replace(name, "").length() < SHORTEST_NAME));
    }

    private double guesses(Password password) {
        return password.value().isEmpty()
                ? 0
                : Words.ESTIMATOR.estimate(password.value()).getGuesses().doubleValue();
    }
}
