package io.parley.security;

import io.parley.account.CurrentUser;
import io.parley.account.Member;
import io.parley.account.Role;
import io.parley.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person in the security context; knows no password.
 *
 * @param series under which the browser is remembered by which he has come back; absent if he has shown his password
 */
record SignedIn(Member member, Optional<String> series) implements CurrentUser.Principal, UserDetails {

    /** Somebody who has shown his password. */
    SignedIn(Member member) {
        this(member, Optional.empty());
    }

    @Override
    public UserId userId() {
        return member.userId();
    }

    @Override
    public String getUsername() {
        return member.username().value();
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return member.role() == Role.ADMIN
                ? AuthorityUtils.createAuthorityList("ROLE_MEMBER", "ROLE_ADMIN")
                : List.copyOf(AuthorityUtils.createAuthorityList("ROLE_MEMBER"));
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, getAuthorities());
    }
}
