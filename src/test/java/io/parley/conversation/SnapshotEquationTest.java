package io.parley.conversation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.UserId;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.parley.contact.ContactService;
import io.parley.contact.PrivacyService;
import io.parley.conversation.ConversationNews.Reached;
import io.parley.support.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/** What was shown before, with the changes after it, is what is shown by whoever comes anew: for everything that changes. */
@TestPropertySource(properties = "parley.contact.ask-first=true")
class SnapshotEquationTest extends ConversationTest {

    private static final ClientMessageId NAME = ClientMessageId.random();

    /** What no transaction keeps from writing, and why it does not write all the same. */
    private static final Map<String, String> READING = Map.of(
            "ConversationService.inbox", "names a topic",
            "ConversationService.pageSize", "tells a setting",
            "ConversationService.changesAfter", "is one side of the equation",
            "ConversationService.newsAfter", "is one side of the equation",
            "ConversationService.continued", "is one side of the equation",
            "ConversationService.peer", "looks up who has part in it",
            "ConversationService.between", "looks up who has part in it",
            "ConversationExport.pages", "asks for pages",
            "ConversationExport.writeJson", "asks for pages",
            "MessageChangeService.isEditable", "compares two times");

    /** What begins a conversation, or happens at its beginning alone. */
    private static final Set<String> OF_BEGINNINGS = Set.of("RequestService.accept", "HistoryImport.write");

    /** What is no service and holds conversations, but changes none by itself. */
    private static final Set<String> SERVING =
            Set.of("Batches", "GroupCommit", "Participation", "PeopleWrittenWith", "StoredChanges", "Summaries");

    @Autowired
    private ContactService contacts;

    @Autowired
    private PrivacyService privacy;

    @Autowired
    private LifetimeService lifetimes;

    @Autowired
    private ForwardService forwards;

    @Autowired
    private RequestService requests;

    @Autowired
    private HistoryImport histories;

    @Autowired
    private ExpiredMessages expired;

    @Autowired
    private AttachmentService attachments;

    /** By the method that changes something; a second case of it stands behind a comma. */
    private final Map<String, Consumer<ConversationId>> changing = new LinkedHashMap<>();

    {
        changing.put("MessageService.keepDraft", id -> messages.keepDraft(anna, ben, new Draft(NAME, "typed")));
        changing.put("MessageService.send", id -> {
            messages.send(anna, ben, NAME, new MessageBody("one more"));
            messages.send(anna, ben, NAME, new MessageBody("the same again"));
            send(ben, anna, "an answer");
        });
        changing.put(
                "MessageService.send, a file that answers something",
                id -> messages.send(
                        ben,
                        anna,
                        ClientMessageId.random(),
                        new NewMessage(new MessageBody("look"), List.of(uploaded(ben)), Optional.of(1L))));
        changing.put("MessageService.send, to somebody who has blocked the author", id -> {
            contacts.block(ben, anna);
            send(anna, ben, "do you hear me?");
            contacts.unblock(ben, anna);
            send(anna, ben, "and now?");
        });
        changing.put("ForwardService.forward", id -> {
            forwards.forward(anna, id, 1, ben, ClientMessageId.random());
            var file = messages.send(
                    ben,
                    ben,
                    ClientMessageId.random(),
                    new NewMessage(new MessageBody("keep"), List.of(uploaded(ben)), Optional.empty()));
            forwards.forward(ben, file.conversationId(), file.seq(), anna, ClientMessageId.random());
        });
        changing.put("ReceiptService.delivered", id -> {
            receipts.delivered(ben, id, 2);
            receipts.delivered(ben, id, 1);
            receipts.delivered(anna, id, 99);
        });
        changing.put("ReceiptService.read", id -> {
            receipts.read(ben, id, 1);
            receipts.read(ben, id, 3);
            receipts.read(anna, id, 4);
        });
        changing.put("ReceiptService.read, in secret", id -> {
            privacy.change(ben, now -> now.withReceipts(false));
            receipts.read(ben, id, 99);
            privacy.change(ben, now -> now.withReceipts(true));
            privacy.changeTowards(ben, anna, now -> now.withReceipts(false));
            receipts.read(anna, id, 99);
            privacy.endException(ben, anna);
        });
        changing.put("ReceiptService.read, in secret before something is said", id -> {
            privacy.change(anna, now -> now.withReceipts(false));
            receipts.read(ben, id, 99);
            send(anna, ben, "unread");
            receipts.delivered(ben, id, 99);
            privacy.change(anna, now -> now.withReceipts(true));
        });
        changing.put("ReceiptService.advance", id -> {
            var first = send(anna, ben, "first").seq();
            var second = send(anna, ben, "second").seq();
            receipts.advance(ben, id, () -> new Reached(second, first));
            receipts.advance(ben, id, () -> new Reached(first, second));
        });
        changing.put("MessageService.forgetDraft", id -> messages.forgetDraft(anna, ben, NAME));
        changing.put("MessageService.typing", id -> messages.typing(anna, ben, true));
        changing.put("ArrangementService.arrange", id -> {
            arrangements.arrange(anna, id, it -> it.withPinned(true).withMarkedUnread(true));
            arrangements.arrange(anna, id, it -> it.withArchived(true));
        });
        changing.put("MessageChangeService.edit", id -> {
            changes.edit(anna, id, 1, new MessageBody("one"));
            changes.edit(anna, id, 1, new MessageBody("one and a half"));
            contacts.block(ben, anna);
            changes.edit(anna, id, 1, new MessageBody("two"));
            contacts.unblock(ben, anna);
        });
        changing.put("MessageChangeService.delete", id -> {
            changes.delete(anna, id, 3);
            changes.delete(anna, id, 3);
            changes.delete(ben, id, 4);
        });
        changing.put("MessageChangeService.react", id -> {
            changes.react(ben, id, 1, new Emoji("👍"), true);
            changes.react(anna, id, 1, new Emoji("🎉"), true);
            changes.react(ben, id, 1, new Emoji("👍"), false);
            contacts.block(ben, anna);
            changes.react(anna, id, 1, new Emoji("👀"), true);
            changes.react(anna, id, 1, new Emoji("🎉"), false);
            contacts.unblock(ben, anna);
        });
        changing.put("MessageChangeService.hide", id -> {
            changes.hide(ben, id, 2);
            send(anna, ben, "and more");
            changes.hide(anna, id, 2);
        });
        changing.put("LifetimeService.set", id -> {
            lifetimes.set(anna, id, Lifetime.WEEK);
            lifetimes.set(ben, id, Lifetime.FOR_GOOD);
        });
        changing.put("LifetimeService.set, towards somebody who has blocked him", id -> {
            contacts.block(ben, anna);
            lifetimes.set(anna, id, Lifetime.WEEK);
            contacts.unblock(ben, anna);
            lifetimes.set(anna, id, Lifetime.FOR_GOOD);
        });
        changing.put("ExpiredMessages.sweep", id -> {
            lifetimes.set(anna, id, Lifetime.DAY);
            send(ben, anna, "for a day");
            send(anna, ben, "for as long");
            lifetimes.set(anna, id, Lifetime.FOR_GOOD);
            clock.advance(Duration.ofDays(1));
            expired.sweep();
            clock.set(START);
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
            send(anna, ben, "more");
            send(ben, anna, "and more");
            assertHolds(named.getKey(), id, named.getValue());
        });
    }

    @Test
    void itIsSoWhenTheTimeOfWhatIsShownIsOver() {
        var id = sendMany(anna, ben, 1);
        send(ben, anna, "2");
        lifetimes.set(anna, id, Lifetime.DAY);
        send(anna, ben, "4");
        send(ben, anna, "5");
        clock.advance(Duration.ofDays(1));

        assertHolds("sweep", id, it -> expired.sweep());
    }

    @Test
    void itIsSoWhileOneHasBlockedTheOther() {
        var id = sendMany(anna, ben, 1);
        send(ben, anna, "2");

        assertHolds("block", id, it -> contacts.block(ben, anna));
        assertHolds("send", id, it -> {
            send(anna, ben, "3");
            receipts.read(anna, id, 3);
            receipts.read(ben, id, 3);
        });
        assertHolds("unblock", id, it -> contacts.unblock(ben, anna));
        assertHolds("what follows", id, it -> {
            send(anna, ben, "4");
            receipts.read(anna, id, 4);
            receipts.read(ben, id, 4);
        });
    }

    @Test
    void itIsSoWhenAStrangerIsLetIn() {
        var id = sendMany(anna, ben, 1);

        assertHolds("asking again", id, it -> {
            send(anna, ben, "2");
            receipts.read(ben, id, 2);
        });
        assertHolds("accept", id, it -> {
            requests.accept(ben, id);
            requests.accept(ben, id);
        });
        assertHolds("what follows", id, it -> {
            send(anna, ben, "3");
            receipts.read(ben, id, 3);
        });
    }

    @Test
    void itIsSoWhenAStrangerIsLetInWhileHeWrites() {
        var id = sendMany(anna, ben, 1);

        assertHolds("accept", id, it -> {
            send(anna, ben, "2");
            requests.accept(ben, id);
            receipts.delivered(ben, id, 2);
            send(anna, ben, "3");
        });
    }

    @Test
    void itIsSoWithWhatIsImported() {
        var id = histories.write(
                anna,
                ben,
                List.of(
                        new PastMessage(anna, new MessageBody("1"), START, Optional.empty(), Optional.of(START)),
                        new PastMessage(ben, new MessageBody("2"), START, Optional.of(START), Optional.empty()),
                        new PastMessage(anna, new MessageBody("3"), START, Optional.empty(), Optional.empty())));

        assertHolds("write", id, it -> send(ben, anna, "4"));
    }

    @Test
    void whatTheStateOfAConversationDoesNotHoldRaisesNoRevision() {
        var id = sendMany(anna, ben, 1);
        send(ben, anna, "2");
        var before = open(anna, "ben").rev();

        Stream.of(
                        "MessageService.keepDraft",
                        "MessageService.forgetDraft",
                        "MessageService.typing",
                        "ArrangementService.arrange")
                .forEach(name -> changing.get(name).accept(id));
        contacts.block(ben, anna);
        contacts.unblock(ben, anna);

        assertThat(open(anna, "ben").rev()).isEqualTo(before);
    }

    /** A transaction that only reads can change nothing; all else is tried, or stands among what does not write with the reason. */
    @Test
    void noServiceMethodIsLeftOut() {
        var mayWrite = components()
                .filter(SnapshotEquationTest::isService)
                .flatMap(service -> Stream.of(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !isReadOnly(method))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(toSet());
        var tried = changing.keySet().stream().map(name -> name.split(",")[0]).collect(toSet());

        assertThat(mayWrite).containsAll(READING.keySet()).containsAll(OF_BEGINNINGS);
        mayWrite.removeAll(READING.keySet());
        mayWrite.removeAll(OF_BEGINNINGS);
        assertThat(tried).containsAll(mayWrite);
    }

    /** Blocks come here by an event, and time is over by itself. */
    @Test
    void nothingElseHoldsConversations() {
        assertThat(components()
                        .filter(component -> !isService(component))
                        .filter(SnapshotEquationTest::holdsConversations)
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(SERVING.stream(), Stream.of("Blocks", "ExpiredMessages"))
                                .toList());
    }

    private static Stream<? extends Class<?>> components() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        return scanner.findCandidateComponents(ConversationService.class.getPackageName()).stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null));
    }

    private static boolean isService(Class<?> component) {
        return component.isAnnotationPresent(Service.class);
    }

    private static boolean isReadOnly(Method method) {
        var transaction = method.getAnnotation(Transactional.class);
        return transaction != null && transaction.readOnly();
    }

    private static boolean holdsConversations(Class<?> component) {
        return Stream.of(component.getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameterTypes()))
                .anyMatch(Set.of(ConversationRepository.class, ParticipantRepository.class)::contains);
    }

    private AttachmentId uploaded(UserId author) {
        try {
            return attachments
                    .upload(author, "list.txt", new ByteArrayInputStream(SampleFiles.utf8("figures")))
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For both of the two, on the node that makes the changes and on another one. */
    private void assertHolds(String name, ConversationId id, Consumer<ConversationId> change) {
        try (var node = anotherNode()) {
            var states = Stream.of(conversations, node.getBean(ConversationService.class))
                    .flatMap(here -> Stream.of(anna, ben).map(viewer -> new State(here, viewer, id)))
                    .toList();

            change.accept(id);

            states.forEach(state -> {
                state.catchUp();
                assertThat(state.shown()).as(name).isEqualTo(fresh(state.viewer, id));
            });
        }
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
        var shown = new TreeMap<Long, Message>();
        var told = Receipts.NONE;
        for (var page : pages(viewer, id, opened.page())) {
            page.messages().forEach(message -> shown.put(message.seq(), message));
            told = told.merge(page.receipts());
        }
        try (var node = anotherNode()) {
            var news = node.getBean(ConversationService.class).newsAfter(viewer, id, 0);
            return new Shown(
                    shown,
                    shown,
                    told,
                    opened.readUpTo(),
                    Map.of("mine", news.mine(), "theirs", news.theirs()),
                    conversations.summaries(viewer, List.of(id)).getFirst());
        }
    }

    /** A page with all that are before and after it. */
    private List<MessagePage> pages(UserId viewer, ConversationId id, MessagePage first) {
        var pages = new ArrayList<>(List.of(first));
        while (pages.getFirst().hasOlder()) {
            pages.addFirst(conversations.before(
                    viewer, id, pages.getFirst().messages().getFirst().seq()));
        }
        while (pages.getLast().hasNewer()) {
            pages.addLast(conversations.after(
                    viewer, id, pages.getLast().messages().getLast().seq()));
        }
        return pages;
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
            assertThat(changes.complete()).isTrue();
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
