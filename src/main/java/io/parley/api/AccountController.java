package io.parley.api;

import io.parley.account.AccessTokens;
import io.parley.account.AccountService;
import io.parley.account.Caller;
import io.parley.account.ClientAddress;
import io.parley.account.Credential;
import io.parley.account.DisplayName;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.PasswordService;
import io.parley.account.Registration;
import io.parley.account.TokenName;
import io.parley.account.TokenScope;
import io.parley.account.Username;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a program registers somebody, and logs in and out. */
@RestController
@RequestMapping("/api/v1")
class AccountController {

    private final AccountService accounts;
    private final PasswordService passwords;
    private final AccessTokens tokens;
    private final ApiProperties settings;

    AccountController(AccountService accounts, PasswordService passwords, AccessTokens tokens, ApiProperties settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.settings = settings;
    }

    @SecurityRequirements
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Json.Person register(@RequestBody Incoming.NewAccount account, HttpServletRequest request) {
        if (!settings.registration()) {
            throw new ApiProblem(
                    HttpStatus.FORBIDDEN, "registration-closed", "Programs register nobody on this installation");
        }
        var registration = new Registration(
                new EmailAddress(Values.required(account.email(), "email")),
                new Username(Values.required(account.username(), "username")),
                Optional.ofNullable(account.displayName()).map(DisplayName::new),
                new Password(Values.required(account.password(), "password")));
        return Json.Person.of(accounts.register(registration, new ClientAddress(request.getRemoteAddr())));
    }

    @SecurityRequirements
    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Json.Token logIn(@RequestBody Incoming.NewToken wanted, HttpServletRequest request) {
        var username = Values.required(wanted.username(), "username");
        var password = Values.required(wanted.password(), "password");
        var name = new TokenName(Values.required(wanted.name(), "name"));
        var scopes = scopes(wanted.scopes());
        var made = passwords
                .logIn(username, password, new ClientAddress(request.getRemoteAddr()))
                .flatMap(member -> passwords.ifUnchanged(
                        member, () -> tokens.make(member.userId(), name, scopes, settings.tokenLifetime())))
                .orElseThrow(() ->
                        new ApiProblem(HttpStatus.UNAUTHORIZED, "wrong-password", "Incorrect username or password"));
        return new Json.Token(made.secret(), made.token().expiresAt());
    }

    @DeleteMapping("/tokens/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@AuthenticationPrincipal Caller caller) {
        if (caller.credential() instanceof Credential.Token token) {
            tokens.revoke(caller.userId(), token.id());
        }
    }

    private static Set<TokenScope> scopes(@Nullable Set<String> words) {
        if (words == null) {
            return EnumSet.allOf(TokenScope.class);
        }
        if (words.equals(Set.of("read"))) {
            return EnumSet.of(TokenScope.READ);
        }
        if (words.equals(Set.of("read", "write"))) {
            return EnumSet.allOf(TokenScope.class);
        }
        throw Values.invalid("scopes has to be [\"read\"] or [\"read\",\"write\"]");
    }
}
