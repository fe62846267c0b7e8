package io.parley.demo;

import static java.util.stream.Collectors.toMap;

import io.parley.account.AccountService;
import io.parley.account.DisplayName;
import io.parley.account.EmailAddress;
import io.parley.account.Password;
import io.parley.account.Registration;
import io.parley.account.UserId;
import io.parley.account.Username;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageService;
import io.parley.conversation.PastMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fills an empty database with people who know each other, so that there is something to try out. */
@Component
@Profile("demo")
class DemoData implements ApplicationRunner {

    private static final Map<String, String> PEOPLE = Map.of(
            "anna", "Anna Keller",
            "ben", "Ben Richter",
            "mai", "Mai Ōtsuka",
            "leila", "Leïla Saïdi",
            "tom", "Tom Nowak",
            "rana", "Rana Haddad");

    /** Those whose password is told. */
    private static final Set<String> SHOWN = Set.of("anna", "ben");

    private static final List<String> CONVERSATIONS =
            List.of("anna-ben", "anna-mai", "anna-leila", "anna-tom", "anna-rana", "ben-tom", "ben-rana");

    /** The people of the demonstration, as they are registered. */
    private record Cast(Map<String, UserId> ids) {

        UserId id(String name) {
            return Optional.ofNullable(ids.get(name)).orElseThrow();
        }
    }

    private static final Duration UNTIL_DELIVERED = Duration.ofSeconds(1);
    private static final Duration UNTIL_READ = Duration.ofSeconds(30);

    private final AccountService accounts;
    private final HistoryImport history;
    private final MessageService messages;
    private final Clock clock;
    private final PrintStream console;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    DemoData(AccountService accounts, HistoryImport history, MessageService messages, Clock clock) {
        // not through a logger: log files are kept, and no password belongs there
        this(accounts, history, messages, clock, System.out);
    }

    DemoData(
            AccountService accounts, HistoryImport history, MessageService messages, Clock clock, PrintStream console) {
        this.accounts = accounts;
        this.history = history;
        this.messages = messages;
        this.clock = clock;
        this.console = console;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.isEmpty()) {
            console.println("There are people here already, so the demonstration adds nobody.");
            return;
        }
        var password = password();
        var cast = new Cast(PEOPLE.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        person -> register(
                                person.getKey(),
                                person.getValue(),
                                SHOWN.contains(person.getKey()) ? password : password()))));
        CONVERSATIONS.forEach(name -> converse(script(name), cast));
        console.println("The demonstration is ready. Log in as anna, and as ben in another browser.");
        console.println("The password of both is " + password.value());
    }

    private UserId register(String name, String displayName, Password password) {
        return accounts.register(new Registration(
                        new EmailAddress(name + "@example.org"),
                        new Username(name),
                        Optional.of(new DisplayName(displayName)),
                        password))
                .id();
    }

    private void converse(DemoScript script, Cast cast) {
        var first = cast.id(script.people().getFirst());
        var second = cast.id(script.people().getLast());
        var lines = script.lines();
        history.write(
                first,
                second,
                IntStream.range(0, lines.size())
                        .mapToObj(index -> pastMessage(lines, index, cast))
                        .toList());
        script.drafts().forEach((author, text) -> {
            var id = cast.id(author);
            messages.keepDraft(id, id.equals(first) ? second : first, new Draft(ClientMessageId.random(), text));
        });
    }

    /** Who answers has read before, and who is here reads soon. */
    private static PastMessage pastMessage(List<DemoScript.Line> lines, int index, Cast cast) {
        var line = lines.get(index);
        var delivered = line.at().plus(UNTIL_DELIVERED);
        var read = lines.stream()
                .skip(index + 1L)
                .filter(later -> !later.author().equals(line.author()))
                .map(answer -> answer.at().minusSeconds(1))
                .findFirst()
                .filter(line.at().plus(UNTIL_READ)::isAfter)
                .orElse(line.at().plus(UNTIL_READ));
        return new PastMessage(
                cast.id(line.author()),
                new MessageBody(line.text()),
                line.at(),
                when(line.reach() != DemoScript.Reach.SENT, delivered),
                when(line.reach() == DemoScript.Reach.READ, read));
    }

    private static Optional<Instant> when(boolean condition, Instant at) {
        return condition ? Optional.of(at) : Optional.empty();
    }

    private DemoScript script(String name) {
        try {
            var text = new ClassPathResource("demo/" + name + ".txt").getContentAsString(StandardCharsets.UTF_8);
            return DemoScript.read(text, clock.instant(), ZoneId.systemDefault());
        } catch (IOException e) {
            throw new IllegalStateException("The conversation " + name + " can not be read", e);
        }
    }

    private Password password() {
        var letters = "abcdefghjkmnpqrstuvwxyz23456789";
        return new Password(IntStream.range(0, 4)
                .mapToObj(group -> random.ints(4, 0, letters.length())
                        .mapToObj(letters::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-")));
    }
}
