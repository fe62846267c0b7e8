package io.parley.account;

import static io.parley.account.AccountServiceTest.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
class FirstAdministratorTest {

    private static final AdminProperties NOTHING = new AdminProperties(null, null, null);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Autowired
    private AccountRepository repository;

    @Autowired
    private AccountService accounts;

    @Autowired
    private PasswordService passwords;

    @Autowired
    private PasswordPolicy policy;

    @Autowired
    private SetupTokens tokens;

    @Autowired
    private I18NProvider words;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void theFirstStartPrintsALinkThatMakesAnAdministrator() {
        start(NOTHING);
        var token = printed.toString().replaceAll("(?s).*token=([A-Za-z0-9_-]+) .*", "$1");
        var anna = accounts.registerAdministrator(registration("anna"), token, new ClientAddress("192.0.2.20"));
        assertThat(passwords.member(anna.id())).map(Member::role).contains(Role.ADMIN);
        assertThat(jdbc.queryForList("select token_hash from setup_token", String.class))
                .isEmpty();
    }

    @Test
    void theTokenIsKeptAsAHashAlone() {
        start(NOTHING);
        assertThat(printed.toString())
                .doesNotContain(jdbc.queryForObject("select token_hash from setup_token", String.class));
    }

    @Test
    void nothingIsPrintedWhereThereIsAnAdministrator() {
        accounts.registerAdministrator(registration("anna"));
        start(NOTHING);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void theAdministratorOfTheSettingsIsMadeOnce() {
        var settings = new AdminProperties("admin", "admin@example.org", "boats under violet rain");
        start(settings);
        start(settings);
        assertThat(passwords.logIn("admin", "boats under violet rain", new ClientAddress("192.0.2.21")))
                .map(Member::role)
                .contains(Role.ADMIN);
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void threeSettingsOrNone() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AdminProperties("admin", null, null))
                .withMessageContaining("parley.admin.password");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, admin@example.org, short, parley.admin.password, Please use at least 12 characters.",
        "admin, nobody, boats under violet rain, parley.admin.email, This is not an e-mail address.",
        "a, admin@example.org, boats under violet rain, parley.admin.username, A username has 3 to 32 characters.",
    })
    void aSettingThatIsNotAsItMustBeStopsTheStartByItsName(
            String username, String email, String password, String setting, String reason) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> start(new AdminProperties(username, email, password)))
                .satisfies(refusal -> {
                    assertThat(refusal.getName()).isEqualTo(setting);
                    assertThat(refusal.getReason()).isEqualTo(reason);
                    assertThat(refusal.getMessage()).doesNotContain(password);
                });
        assertThat(accounts.isEmpty()).isTrue();
    }

    @Test
    void aNameThatSomebodyHasStopsTheStart() {
        accounts.register(registration("anna"));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> start(new AdminProperties("anna", "new@example.org", "boats under violet rain")))
                .satisfies(refusal -> assertThat(refusal.getName()).isEqualTo("parley.admin.username"));
    }

    @Test
    void thePasswordOfTheSettingsIsNeverShown() {
        assertThat(new AdminProperties("admin", "admin@example.org", "canary").toString())
                .doesNotContain("canary");
    }

    private void start(AdminProperties settings) {
        var start = new FirstAdministrator(
                repository, accounts, policy, tokens, settings, words, new PrintStream(printed, true));
        start.afterSingletonsInstantiated();
        start.prepare();
    }
}
