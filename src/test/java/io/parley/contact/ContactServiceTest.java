package io.parley.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parley.account.AccountService;
import io.parley.account.DirectoryCursor;
import io.parley.account.DirectoryPage;
import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.account.Username;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.TestParameters;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class ContactServiceTest {

    @Autowired
    private ContactService contacts;

    @Autowired
    private AccountService accounts;

    @Autowired
    private MessageService messages;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EntityManagerFactory entityManagers;

    @Autowired
    private Moment moment;

    /** For how long what was read of people holds good. */
    Duration expectedMoment() {
        return Duration.ofMinutes(5);
    }

    @Test
    void whatWasReadOfPeopleHoldsGoodAsLongAsNobodyElseCanHaveChangedIt() {
        assertThat(moment.length()).isEqualTo(expectedMoment());
    }

    @Test
    void everybodyElseIsListedByNameRegardlessOfCase(People people) {
        var anna = people.registered("anna");
        people.registered("zoe", "zoë");
        people.registered("carl", "carl");
        people.registered("ben", "Ben");

        assertThat(names(contacts.people(anna, Optional.empty(), Optional.empty())))
                .containsExactly("Ben", "carl", "zoë");
    }

    @Test
    void whoCannotLogInIsNotListed(People people) {
        var anna = people.registered("anna");
        var ben = people.registered("ben");
        jdbc.update("update account set enabled = false where id = ?", ben.value());

        assertThat(contacts.people(anna, Optional.empty(), Optional.empty()).people())
                .isEmpty();
    }

    @Test
    void peopleAreFoundByPartOfNameOrHandle(People people) {
        var anna = people.registered("anna");
        people.registered("ben", "Benjamin Richter");
        people.registered("richter.k", "Karla");
        people.registered("mai", "Mai");

        assertThat(found(anna, "RICHT")).containsExactly("Benjamin Richter", "Karla");
        assertThat(found(anna, " @richt ")).containsExactly("Karla");
        assertThat(found(anna, "nobody")).isEmpty();
    }

    @Test
    void accentsMakeNoDifference(People people) {
        var anna = people.registered("anna");
        var mai = people.registered("mai");
        accounts.changeProfile(mai, new DisplayName("Mai Ōtsuka"));

        assertThat(found(anna, "otsuka")).containsExactly("Mai Ōtsuka");
        assertThat(found(anna, "ŌTSU")).containsExactly("Mai Ōtsuka");
    }

    @Test
    void whatStandsForAnythingInADatabaseStandsForItselfHere(People people) {
        var anna = people.registered("anna");
        people.registered("ben", "100% Ben");
        people.registered("under_score", "Under");
        people.registered("carl", "Carl\\Smith");

        assertThat(found(anna, "0%")).containsExactly("100% Ben");
        assertThat(found(anna, "%%")).isEmpty();
        assertThat(found(anna, "r_s")).containsExactly("Under");
        assertThat(found(anna, "__")).isEmpty();
        assertThat(found(anna, "l\\s")).containsExactly("Carl\\Smith");
        assertThat(found(anna, "\\\\")).isEmpty();
    }

    @Test
    void tenThousandPeopleAreReadPageByPageWithOneQueryEach(People people) {
        var anna = people.registered("anna", "Person 05000a");
        registerMany(10_000);

        var everybody = new ArrayList<UserProfile>();
        var next = Optional.<DirectoryCursor>empty();
        do {
            var after = next;
            var page = withOneQuery(() -> contacts.people(anna, Optional.empty(), after));
            assertThat(page.people()).hasSizeLessThanOrEqualTo(ContactService.PAGE_SIZE);
            everybody.addAll(page.people());
            next = page.next();
        } while (next.isPresent());

        assertThat(everybody)
                .extracting(UserProfile::id)
                .doesNotHaveDuplicates()
                .doesNotContain(anna);
        assertThat(everybody)
                .extracting(profile -> profile.displayName().value())
                .hasSize(10_000)
                .isSorted();
    }

    @Test
    void aSearchAmongTenThousandGivesFiftyAndGoesOnWithoutADouble(People people) {
        var anna = people.registered("anna");
        registerMany(10_000);

        var query = Optional.of(new PeopleQuery("person 000"));
        var first = withOneQuery(() -> contacts.people(anna, query, Optional.empty()));
        var second = withOneQuery(() -> contacts.people(anna, query, first.next()));

        assertThat(first.people()).hasSize(50);
        assertThat(second.people()).hasSize(50).doesNotContainAnyElementsOf(first.people());
        assertThat(second.next()).isEmpty();
    }

    @Test
    void peopleOfTheSameNameAreToldApart(People people) {
        var anna = people.registered("anna");
        var namesakes = IntStream.range(0, 60)
                .mapToObj(number -> people.registered("ben" + number, "Ben"))
                .toList();

        var first = contacts.people(anna, Optional.empty(), Optional.empty());
        var second = contacts.people(anna, Optional.empty(), first.next());

        var listed = new ArrayList<>(first.people());
        listed.addAll(second.people());
        assertThat(listed).extracting(UserProfile::id).containsExactlyElementsOf(namesakes);
    }

    @Test
    void whoeverLooksLikeAnAdministratorIsToldApart(People people) {
        var anna = people.registered("anna");
        var root = named(people.registered("boss"), "Paul Hill");
        jdbc.update("update account set role = 'ADMIN' where id = ?", root.value());
        var impostor = named(people.registered("mallory"), "РauI-Hi11");

        assertThat(contacts.lookAlikes(anna, List.of(root, impostor)))
                .containsExactly(Map.entry(impostor, new Username("boss")));
    }

    @Test
    void whoeverLooksLikeSomebodyOneHasWrittenWithIsToldApart(People people) {
        var anna = people.registered("anna");
        var ben = named(people.registered("ben"), "Ben Richter");
        var impostor = named(people.registered("ben2"), "bén richtеr");
        assertThat(contacts.lookAlikes(anna, List.of(ben, impostor))).isEmpty();

        messages.send(anna, ben, ClientMessageId.random(), new MessageBody("Hello"));

        assertThat(contacts.lookAlikes(anna, List.of(ben, impostor)))
                .containsExactly(Map.entry(impostor, new Username("ben")));
        assertThat(contacts.lookAlikes(impostor, List.of(ben))).containsExactly(Map.entry(ben, new Username("ben2")));
    }

    @Test
    void aNewNameLooksLikeSomebodyElse(People people) {
        var anna = named(people.registered("anna"), "Anna");
        var mallory = named(people.registered("mallory"), "Mallory");
        assertThat(contacts.lookAlikes(anna, List.of(mallory))).isEmpty();

        named(mallory, "ANNA");

        assertThat(contacts.lookAlikes(anna, List.of(mallory)))
                .containsExactly(Map.entry(mallory, new Username("anna")));
    }

    @Test
    void whoHasLeftIsMistakenForNobody(People people) {
        var anna = people.registered("anna");
        var root = named(people.registered("boss"), "Paul Hill");
        jdbc.update("update account set role = 'ADMIN', enabled = false where id = ?", root.value());
        var newcomer = named(people.registered("paul"), "Paul Hill");

        assertThat(contacts.lookAlikes(anna, List.of(newcomer))).isEmpty();
    }

    @Test
    void aSearchHasTwoToAHundredCharacters() {
        assertThat(new PeopleQuery("  ab ").text()).isEqualTo("ab");
        assertThat(new PeopleQuery("👋👋").text()).isEqualTo("👋👋");
        assertThat(new PeopleQuery("a".repeat(100)).text()).hasSize(100);
        for (var text : List.of("", " a ", "👋", "a".repeat(101))) {
            assertThat(PeopleQuery.isSearchable(text)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new PeopleQuery(text));
        }
    }

    private UserId named(UserId person, String name) {
        accounts.changeProfile(person, new DisplayName(name));
        return person;
    }

    private List<String> found(UserId viewer, String text) {
        return names(contacts.people(viewer, Optional.of(new PeopleQuery(text)), Optional.empty()));
    }

    private static List<String> names(DirectoryPage page) {
        return page.people().stream()
                .map(person -> person.displayName().value())
                .toList();
    }

    private <T> T withOneQuery(Supplier<T> act) {
        var statistics = entityManagers.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        try {
            var result = act.get();
            // what runs beside, such as the catch-up of the search, asks for other things
            assertThat(Stream.of(statistics.getQueries())
                            .filter(query -> query.contains("AccountEntity"))
                            .mapToLong(query ->
                                    statistics.getQueryStatistics(query).getExecutionCount())
                            .sum())
                    .isEqualTo(1);
            assertThat(statistics
                            .getEntityStatistics("io.parley.account.AccountEntity")
                            .getFetchCount())
                    .isZero();
            return result;
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private void registerMany(int count) {
        var created = Timestamp.from(Instant.parse("2026-01-05T08:00:00Z"));
        jdbc.batchUpdate(
                """
                insert into account
                    (username, email, display_name, name_key, password_hash, role, enabled, created_at)
                values (?, ?, ?, ?, '{none}', 'MEMBER', true, ?)""",
                IntStream.range(0, count)
                        .map(number -> count - 1 - number)
                        .mapToObj("%05d"::formatted)
                        .map(number -> new Object[] {
                            "person" + number,
                            "person" + number + "@example.org",
                            "Person " + number,
                            "person " + number,
                            created
                        })
                        .toList());
    }
}
