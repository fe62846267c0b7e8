package io.parley.account;

import java.util.EnumSet;
import java.util.Set;

/** Something about an account is not as it must be; nothing was stored. */
public final class AccountRefusedException extends IllegalArgumentException {

    private final Set<AccountProblem> problems;

    AccountRefusedException(AccountProblem problem) {
        this(EnumSet.of(problem));
    }

    /** @param problems at least one */
    AccountRefusedException(Set<AccountProblem> problems) {
        super("Refused: " + problems);
        this.problems = Set.copyOf(problems);
    }

    /** Everything that is wrong, at least one. */
    public Set<AccountProblem> problems() {
        return problems;
    }
}
