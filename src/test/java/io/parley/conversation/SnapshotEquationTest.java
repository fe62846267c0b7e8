package io.parley.conversation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.contact.ContactService;
import io.parley.conversation.ConversationNews.Reached;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was shown before, with the changes after it, is what is shown by whoever comes anew: for everything that changes. */
class SnapshotEquationTest extends ConversationTest {

    private static final ClientMessageId NAME = ClientMessageId.random();

    private static final Set<String> READING = Set.of("find", "draft", "undelivered", "of", "isEditable", "versions");

    @Autowired
    private ContactService contacts;

    @Autowired
    private LifetimeService lifetimes;

    private final Map<String, Consumer<ConversationId>> changing = new LinkedHashMap<>();

    {
        changing.put("keepDraft", id -> messages.keepDraft(anna, ben, new Draft(NAME, "typed")));
        changing.put("send", id -> {
            messages.send(anna, ben, NAME, new MessageBody("one more"));
            messages.send(anna, ben, NAME, new MessageBody("the same again"));
            send(ben, anna, "an answer");
        });
        changing.put("delivered", id -> {
            receipts.delivered(ben, id, 2);
            receipts.delivered(ben, id, 1);
            receipts.delivered(anna, id, 99);
        });
        changing.put("read", id -> {
            receipts.read(ben, id, 1);
            receipts.read(ben, id, 3);
            receipts.read(anna, id, 4);
        });
        changing.put("advance", id -> {
            receipts.advance(ben, id, () -> new Reached(3, 1));
            receipts.advance(ben, id, () -> new Reached(1, 3));
        });
        changing.put("forgetDraft", id -> messages.forgetDraft(anna, ben, NAME));
        changing.put("typing", id -> messages.typing(anna, ben, true));
        changing.put("arrange", id -> {
            arrangements.arrange(anna, id, it -> it.withPinned(true).withMarkedUnread(true));
            arrangements.arrange(anna, id, it -> it.withArchived(true));
        });
        changing.put("edit", id -> {
            changes.edit(anna, id, 1, new MessageBody("one"));
            changes.edit(anna, id, 1, new MessageBody("one and a half"));
            contacts.block(ben, anna);
            changes.edit(anna, id, 1, new MessageBody("two"));
            contacts.unblock(ben, anna);
        });
        changing.put("delete", id -> {
            changes.delete(anna, id, 3);
            changes.delete(anna, id, 3);
            changes.delete(ben, id, 4);
        });
        changing.put("react", id -> {
            changes.react(ben, id, 1, new Emoji("👍"), true);
            changes.react(anna, id, 1, new Emoji("🎉"), true);
            changes.react(ben, id, 1, new Emoji("👍"), false);
            contacts.block(ben, anna);
            changes.react(anna, id, 1, new Emoji("👀"), true);
            changes.react(anna, id, 1, new Emoji("🎉"), false);
            contacts.unblock(ben, anna);
        });
        changing.put("hide", id -> {
            changes.hide(ben, id, 2);
            send(anna, ben, "and more");
            changes.hide(anna, id, 2);
        });
        changing.put("set", id -> {
            lifetimes.set(anna, id, Lifetime.WEEK);
            lifetimes.set(ben, id, Lifetime.FOR_GOOD);
        });
    }

    /** Each before each other, and after it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theStateBeforeWithTheChangesIsTheStateAfterwards(boolean backwards) {
        var id = sendMany(anna, ben, 3);
        send(ben, anna, "4");
        var inOrder = List.copyOf(changing.entrySet());
        (backwards ? inOrder.reversed() : inOrder).forEach(named -> {
            var name = named.getKey();
            // all of it has to fit on one page
            send(anna, ben, "more");
            send(ben, anna, "and more");
            for (var viewer : new UserId[] {anna, ben}) {
                try (var node = anotherNode()) {
                    var nearby = new State(conversations, viewer, id);
                    var afar = new State(node.getBean(ConversationService.class), viewer, id);

                    named.getValue().accept(id);

                    nearby.catchUp();
                    afar.catchUp();
                    assertThat(nearby.shown()).as(name).isEqualTo(fresh(viewer, id));
                    assertThat(afar.shown()).as(name).isEqualTo(fresh(viewer, id));
                }
            }
        });
    }

    @Test
    void whatTheStateOfAConversationDoesNotHoldRaisesNoRevision() {
        var id = sendMany(anna, ben, 1);
        var before = open(anna, "ben").rev();

        Stream.of("keepDraft", "forgetDraft", "typing", "arrange")
                .forEach(name -> changing.get(name).accept(id));

        assertThat(open(anna, "ben").rev()).isEqualTo(before);
    }

    @Test
    void noServiceMethodIsLeftOut() {
        var offered = Stream.of(
                        MessageService.class,
                        ReceiptService.class,
                        ArrangementService.class,
                        MessageChangeService.class,
                        LifetimeService.class)
                .flatMap(service -> Stream.of(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(toSet());

        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(READING.stream(), changing.keySet().stream())
                        .toList());
    }

    /** All that a screen and a program know together. */
    private record Shown(
            Map<Long, Message> onScreen,
            Map<Long, Message> ofProgram,
            Receipts receipts,
            long readUpTo,
            Object cursors,
            ConversationSummary row) {}

    private Shown fresh(UserId viewer, ConversationId id) {
        var opened = open(viewer, viewer.equals(anna) ? "ben" : "anna");
        var page = new TreeMap<Long, Message>();
        opened.page().messages().forEach(message -> page.put(message.seq(), message));
        try (var node = anotherNode()) {
            var news = node.getBean(ConversationService.class).newsAfter(viewer, id, 0);
            return new Shown(
                    page,
                    page,
                    opened.page().receipts(),
                    opened.readUpTo(),
                    Map.of("mine", news.mine(), "theirs", news.theirs()),
                    conversations.summaries(viewer, List.of(id)).getFirst());
        }
    }

    private static final class State {

        private final ConversationService conversations;
        private final UserId viewer;
        private final ConversationId id;
        private final Map<Long, Message> onScreen = new TreeMap<>();
        private final Map<Long, Message> ofProgram = new TreeMap<>();
        private Receipts receipts = Receipts.NONE;
        private long readUpTo;
        private long rev;
        private Object cursors = Map.of();
        private ConversationSummary row;

        State(ConversationService conversations, UserId viewer, ConversationId id) {
            this.conversations = conversations;
            this.viewer = viewer;
            this.id = id;
            row = readRow();
            catchUp();
        }

        void catchUp() {
            var changes = conversations.changesAfter(viewer, id, rev);
            var news = conversations.newsAfter(viewer, id, rev);
            assertThat(changes.rev()).isEqualTo(news.rev());
            changes.messages().forEach(message -> onScreen.put(message.seq(), message));
            changes.hidden().forEach(onScreen::remove);
            news.messages().forEach(message -> ofProgram.put(message.seq(), message));
            news.hidden().forEach(ofProgram::remove);
            receipts = receipts.merge(changes.receipts());
            readUpTo = changes.readUpTo();
            cursors = Map.of("mine", news.mine(), "theirs", news.theirs());
            rev = news.rev();
            row = conversations.continued(viewer, row).orElseGet(this::readRow);
        }

        private ConversationSummary readRow() {
            return conversations.summaries(viewer, List.of(id)).getFirst();
        }

        Shown shown() {
            return new Shown(onScreen, ofProgram, receipts, readUpTo, cursors, row);
        }
    }
}
