package io.parley.account;

import static io.parley.account.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertThat(new EmailAddress("Anna.Keller@Example.ORG")).isEqualTo(new EmailAddress("anna.keller@example.org"));
    }

    @Test
    void aDomainInAnyScriptIsKeptInItsAsciiForm() {
        assertThat(new EmailAddress("anna@BÜCHER.example").value()).isEqualTo("anna@xn--bcher-kva.example");
    }

    @Test
    void twoHundredAndFiftyFourCharactersAreTheLimit() {
        var domain = "@" + ("d".repeat(61) + ".").repeat(3) + "d".repeat(3);
        var longest = "a".repeat(64) + domain;
        assertThat(longest).hasSize(254);
        assertThat(new EmailAddress(longest).value()).isEqualTo(longest);
        assertRefused(() -> new EmailAddress("a".repeat(64) + domain + "d"), AccountProblem.EMAIL_INVALID);
    }

    @Test
    void sixtyFourCharactersBeforeTheAtSignAreTheLimit() {
        assertThat(new EmailAddress("a".repeat(64) + "@example.org").value()).startsWith("a");
        assertRefused(() -> new EmailAddress("a".repeat(65) + "@example.org"), AccountProblem.EMAIL_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.org",
                "anna@",
                "an na@example.org",
                "anna@exa mple.org",
                "a@b@c",
                "anna@-a.org",
                "anna@a..b",
                "anna@example.org\n",
                "\u212Aevin@example.org",
                "anna\u0000@example.org"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertRefused(() -> new EmailAddress(typed), AccountProblem.EMAIL_INVALID);
    }
}
