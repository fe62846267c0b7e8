package io.parley.account;

import java.util.Set;

/** Whoever uses the interfaces for programs: in whose name, by what, and what he may do. */
public record Caller(UserId userId, Credential credential, Set<TokenScope> scopes) implements CurrentUser.Principal {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(TokenScope scope) {
        return scopes.contains(scope);
    }
}
