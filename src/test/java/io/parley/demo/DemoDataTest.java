package io.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.AccountService;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.conversation.ConversationService;
import io.parley.conversation.ConversationSummary;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.MessageService;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

@SpringBootTest
@ExtendWith(TestParameters.class)
class DemoDataTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private AccountService accounts;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private JdbcTemplate jdbc;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private DemoData demo;

    @BeforeEach
    void prepare(@Autowired HistoryImport history, @Autowired MessageService messages, @Autowired Clock clock) {
        demo = new DemoData(accounts, history, messages, clock, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    void isNotThereWithoutItsProfile() {
        assertThat(application.getBeansOfType(DemoData.class)).isEmpty();
    }

    @Test
    void annaAndBenHaveTalkedForDays() {
        run();

        var anna = person("anna");
        var withBen = conversations.list(anna).stream()
                .collect(Collectors.toMap(row -> row.peer().username().value(), Function.identity()))
                .get("ben");
        assertThat(withBen.lastMessage().seq()).isGreaterThan(200);
        assertThat(withBen.unread()).isEqualTo(3);
        var first = conversations.after(anna, withBen.id(), 0).messages().getFirst();
        assertThat(Duration.between(first.sentAt(), withBen.activeAt())).isGreaterThan(Duration.ofDays(6));
        assertThat(withBen.activeAt()).isBefore(Clock.systemUTC().instant());
    }

    @Test
    void theListLooksAlive() {
        run();

        var rows = conversations.list(person("anna"));
        assertThat(rows)
                .extracting(row -> row.peer().username().value())
                .containsExactly("ben", "mai", "leila", "tom", "rana");
        assertThat(rows).extracting(ConversationSummary::unread).containsExactly(3L, 3L, 0L, 0L, 0L);
        assertThat(rows.getLast().draft()).isPresent();
        assertThat(conversations.list(person("ben"))).hasSize(3);
    }

    @Test
    void thePasswordOfBothIsPrintedAndOfNobodyElse() {
        run();

        var password = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .toList()
                .getLast()
                .replaceFirst(".* ", "");
        assertThat(password).hasSizeGreaterThanOrEqualTo(16);
        assertThat(encoder.matches(password, hash("anna"))).isTrue();
        assertThat(encoder.matches(password, hash("ben"))).isTrue();
        assertThat(encoder.matches(password, hash("mai"))).isFalse();
    }

    @Test
    void nothingIsAddedWhereThereArePeople(People people) {
        people.registered("carla");

        run();

        assertThat(jdbc.queryForObject("select count(*) from account", Long.class))
                .isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("people here already");
    }

    private void run() {
        demo.run(new DefaultApplicationArguments());
    }

    private UserId person(String username) {
        return accounts.profile(new Username(username)).orElseThrow().id();
    }

    private String hash(String username) {
        return jdbc.queryForObject("select password_hash from account where username = ?", String.class, username);
    }
}
