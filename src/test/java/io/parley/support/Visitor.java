package io.parley.support;

import io.parley.account.CurrentUser;
import io.parley.account.Role;
import io.parley.account.UserId;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who has logged in, as the security context knows him. */
record Visitor(UserId userId, Role role) implements CurrentUser.Principal {

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
    }
}
