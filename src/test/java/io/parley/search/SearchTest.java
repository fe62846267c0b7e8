package io.parley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.parley.account.UserId;
import io.parley.attachment.AttachmentService;
import io.parley.contact.ContactService;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal;
import io.parley.conversation.ConversationService;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.Message;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeService;
import io.parley.conversation.MessageService;
import io.parley.conversation.NewMessage;
import io.parley.conversation.NoSuchConversationException;
import io.parley.conversation.PastMessage;
import io.parley.support.People;
import io.parley.support.TestParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest
@ExtendWith(TestParameters.class)
class SearchTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T10:00:00Z");

    @Autowired
    private SearchService search;

    @Autowired
    private MessageService messages;

    @Autowired
    private MessageChangeService changes;

    @Autowired
    private ContactService contacts;

    @Autowired
    private AttachmentService attachments;

    @Autowired
    private ConversationService conversations;

    @Autowired
    private ConversationJournal journal;

    @Autowired
    private HistoryImport history;

    @Autowired
    private JdbcTemplate jdbc;

    private UserId anna;
    private UserId ben;
    private UserId carl;

    @BeforeEach
    void register(People people) {
        anna = people.registered("anna");
        ben = people.registered("ben");
        carl = people.registered("carl");
    }

    private Message send(UserId from, UserId to, String text) {
        return messages.send(from, to, ClientMessageId.random(), new MessageBody(text));
    }

    private List<String> found(UserId viewer, String text) {
        return found(viewer, SearchQuery.everywhere(text));
    }

    private List<String> found(UserId viewer, SearchQuery query) {
        return texts(search.search(viewer, query, Optional.empty()));
    }

    private static List<String> texts(SearchPage page) {
        return page.hits().stream().map(hit -> hit.message().body().text()).toList();
    }

    @Test
    void aMessageIsFoundAtOnceByTheBeginningsOfItsWords() {
        send(anna, ben, "The boats leave at seven");
        send(ben, anna, "Which boat?");
        send(anna, carl, "A boathouse");

        assertThat(found(anna, "boat")).containsExactly("A boathouse", "Which boat?", "The boats leave at seven");
        assertThat(found(anna, "SEV  boa")).containsExactly("The boats leave at seven");
        assertThat(found(anna, "oats")).isEmpty();
    }

    @Test
    void caseAndAccentsMakeNoDifferenceAndEachChineseCharacterIsAWord() {
        send(anna, ben, "Crème brûlée in der Straße");
        send(anna, ben, "我喜欢汉字");

        assertThat(found(ben, "creme BRULEE")).hasSize(1);
        assertThat(found(ben, "strasse")).hasSize(1);
        assertThat(found(ben, "汉字")).containsExactly("我喜欢汉字");
    }

    @Test
    void whatStandsForSomethingElsewhereStandsForItself() {
        send(anna, ben, "100 % sure");
        send(anna, ben, "file_name * and (more)");

        assertThat(found(anna, "file_name*")).containsExactly("file_name * and (more)");
        assertThat(found(anna, "100%")).containsExactly("100 % sure");
        assertThat(found(anna, "sure' or '1'='1")).isEmpty();
    }

    @Test
    void nobodyFindsWhatOthersHaveWritten() {
        send(anna, ben, "a secret");

        assertThat(found(carl, "secret")).isEmpty();
        var between = conversations.between(anna, ben).orElseThrow();
        assertThatThrownBy(() -> found(carl, in(between, "secret"))).isInstanceOf(NoSuchConversationException.class);
    }

    private static SearchQuery in(ConversationId id, String text) {
        return new SearchQuery(text, Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    @Test
    void aHitSaysWhereTheWordsStandAndWhoseConversationItIs() {
        send(ben, anna, "Boats, and a boat");

        var hit = search.search(anna, SearchQuery.everywhere("boat"), Optional.empty())
                .hits()
                .getFirst();

        assertThat(hit.marks()).containsExactly(new SearchHit.Mark(0, 5), new SearchHit.Mark(13, 17));
        assertThat(hit.peer().id()).isEqualTo(ben);
    }

    @Test
    void messagesWithFilesAreFoundByTheNamesOfTheFilesAndWithoutAnyWord() throws IOException {
        send(ben, anna, "the garden in spring");
        sendFile(anna, ben, "look", "garden_plan.txt");
        var deleted = sendFile(anna, ben, "", "old.txt");
        changes.delete(anna, deleted.conversationId(), deleted.seq());

        assertThat(found(ben, "garden")).containsExactly("look", "the garden in spring");
        assertThat(found(ben, "garden_plan.t")).containsExactly("look");
        assertThat(found(ben, "plan")).containsExactly("look");
        assertThat(found(ben, withFiles("garden"))).containsExactly("look");
        assertThat(found(ben, withFiles(""))).containsExactly("look");
        assertThat(found(carl, withFiles(""))).isEmpty();
        assertThatThrownBy(() -> SearchQuery.everywhere("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withFiles("g")).isInstanceOf(IllegalArgumentException.class);
    }

    private static SearchQuery withFiles(String text) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private Message sendFile(UserId from, UserId to, String text, String name) throws IOException {
        var file = attachments.upload(from, name, new ByteArrayInputStream("plan".getBytes()));
        return messages.send(
                from,
                to,
                ClientMessageId.random(),
                new NewMessage(MessageBody.orEmpty(text), List.of(file.id()), Optional.empty()));
    }

    @Test
    void hitsAreOfOneConversationOnePersonOrOneTime() {
        history.write(anna, ben, List.of(past(ben, 0, "tea one"), past(anna, 1, "tea two"), past(ben, 2, "tea three")));
        send(anna, carl, "tea four");

        assertThat(found(anna, in(conversations.between(anna, ben).orElseThrow(), "tea")))
                .containsExactly("tea three", "tea two", "tea one");
        assertThat(found(
                        anna,
                        new SearchQuery(
                                "tea", Optional.empty(), Optional.of(ben), Optional.empty(), Optional.empty(), false)))
                .containsExactly("tea three", "tea one");
        assertThat(found(anna, between(MARCH.plusSeconds(1), MARCH.plusSeconds(2))))
                .containsExactly("tea two");
    }

    private static SearchQuery between(Instant from, Instant before) {
        return new SearchQuery(
                "tea", Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(before), false);
    }

    private static PastMessage past(UserId author, int seconds, String text) {
        return new PastMessage(
                author, new MessageBody(text), MARCH.plusSeconds(seconds), Optional.empty(), Optional.empty());
    }

    @Test
    void manyHitsComeInPages() {
        history.write(
                anna,
                ben,
                IntStream.rangeClosed(1, 120)
                        .mapToObj(n -> past(ben, n / 3, "tea " + n))
                        .toList());

        var all = new ArrayList<String>();
        var after = Optional.<SearchCursor>empty();
        do {
            var page = search.search(anna, SearchQuery.everywhere("tea"), after);
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(SearchService.PAGE_SIZE);
            all.addAll(texts(page));
            after = page.next();
        } while (after.isPresent());

        assertThat(all)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("tea 120")
                .endsWith("tea 1");
    }

    @Test
    void whatIsGoneOrOtherThanBeforeIsNoHit() {
        var gone = send(anna, ben, "boats at seven");
        send(anna, ben, "boats at eight");
        assertThat(found(ben, "boats")).hasSize(2);

        jdbc.update("update message set body = 'nothing' where id = ?", gone.id());

        assertThat(found(ben, "boats")).as("before the index knows it").containsExactly("boats at eight");

        jdbc.update(
                "update conversation set rev = 9 where id = ?",
                gone.conversationId().value());
        jdbc.update("update message set rev = 9 where id = ?", gone.id());

        assertThat(found(ben, "nothing")).as("when it is changed by the rules").containsExactly("nothing");
    }

    @Test
    void whatIsReadAgainIsAHitForWhoeverMaySeeItAlone() {
        var edited = send(anna, ben, "boats at seven");
        var hidden = send(anna, ben, "boats at eight");
        var kept = send(anna, ben, "boats at nine");
        changes.edit(anna, edited.conversationId(), edited.seq(), new MessageBody("no more"));
        changes.hide(ben, hidden.conversationId(), hidden.seq());
        var ids = List.of(edited.id(), hidden.id(), kept.id());
        var query = SearchQuery.everywhere("boat");

        assertThat(search.again(ben, query, ids)).extracting(SearchHit::message).containsExactly(kept);
        assertThat(search.again(anna, query, ids))
                .extracting(hit -> hit.message().seq())
                .containsExactly(2L, 3L);
        assertThat(search.again(carl, query, ids)).isEmpty();
    }

    @Test
    void aMessageThatABlockedPersonHasEditedIsFoundByEachAsHeReadsIt() {
        var sent = send(anna, ben, "The boats leave at seven");
        assertThat(found(anna, "boat")).hasSize(1);
        contacts.block(ben, anna);
        changes.edit(anna, sent.conversationId(), 1, new MessageBody("The boats leave at eight"));

        for (var word : List.of("boat", "eight")) {
            assertThat(found(anna, word)).containsExactly("The boats leave at eight");
        }
        assertThat(found(anna, "seven")).isEmpty();
        for (var word : List.of("boat", "seven")) {
            assertThat(found(ben, word)).containsExactly("The boats leave at seven");
        }
        assertThat(found(ben, "eight")).isEmpty();
    }

    @Test
    void aSearchThatWaitsForTheIndexHoldsNoConnection(@Autowired IndexCatchUp catchUp, @Autowired DataSource source)
            throws Exception {
        var pool = source.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        var searching = Thread.ofPlatform().unstarted(() -> found(anna, "boats"));
        synchronized (catchUp) {
            send(anna, ben, "boats at seven");
            searching.start();
            await().until(() -> searching.getState() == Thread.State.BLOCKED);

            await().until(() -> pool.getActiveConnections() == 0);
        }
        searching.join();
    }

    @Test
    void anIndexThatIsLostIsMadeAnew(@TempDir Path folder) throws Exception {
        send(anna, ben, "boats at seven");
        try (var index = new LuceneIndex(folder)) {
            new IndexCatchUp(journal, index).all();
        }
        try (var again = new LuceneIndex(folder)) {
            assertThat(again.find(anna, SearchQuery.everywhere("boats"), Optional.empty(), 9))
                    .hasSize(1);
            assertThat(again.revision(conversations.between(anna, ben).orElseThrow()))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatCouldNotBeWrittenIsTakenInWhenThereIsRoomAgain(@TempDir Path folder) throws Exception {
        send(anna, ben, "boats at seven");
        try (var index = new LuceneIndex(folder)) {
            var catchUp = new IndexCatchUp(journal, index);
            catchUp.all();
            var id = send(anna, ben, "boats at eight").conversationId();
            index.forget(id);
            // as a full disk does, this makes the writer close itself
            Thread.currentThread().interrupt();
            assertThatThrownBy(index::flush).isInstanceOf(UncheckedIOException.class);
            Thread.interrupted();

            catchUp.all();

            assertThat(index.find(anna, SearchQuery.everywhere("boats"), Optional.empty(), 9))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIndexOfWhichAFileIsGoneOrBrokenIsMadeAnew(boolean isGone, @TempDir Path folder) throws Exception {
        var properties = new SearchProperties(folder);
        Files.createDirectories(properties.folder());
        send(anna, ben, "boats at seven");
        try (var index = new LuceneIndex(properties.folder())) {
            new IndexCatchUp(journal, index).all();
        }
        try (var files = Files.list(properties.folder())) {
            var segment = files.filter(file -> file.toString().endsWith(".cfs"))
                    .findFirst()
                    .orElseThrow();
            Files.delete(segment);
            if (!isGone) {
                Files.createFile(segment);
            }
        }

        try (var again = new SearchConfiguration().messageIndex(properties)) {
            new IndexCatchUp(journal, again).all();
            assertThat(again.find(anna, SearchQuery.everywhere("boats"), Optional.empty(), 9))
                    .hasSize(1);
        }
    }

    @Test
    void aConversationThatIsOlderThanTheIndexIsTakenInAnew(@Autowired IndexCatchUp catchUp) {
        var message = send(anna, ben, "boats at seven");
        found(anna, "boats");
        jdbc.update("update message set rev = 1, body = 'restored' where id = ?", message.id());
        jdbc.update(
                "update conversation set rev = 5 where id = ?",
                message.conversationId().value());
        found(anna, "boats");
        jdbc.update(
                "update conversation set rev = 1 where id = ?",
                message.conversationId().value());

        catchUp.all();

        assertThat(found(anna, "restored")).containsExactly("restored");
    }

    @Test
    void aSearchHasTwoToAHundredCharactersAndAWord() {
        assertThat(SearchQuery.isSearchable(" a ")).isFalse();
        assertThat(SearchQuery.isSearchable("ab")).isTrue();
        assertThat(SearchQuery.isSearchable("a".repeat(100))).isTrue();
        assertThat(SearchQuery.isSearchable("a".repeat(101))).isFalse();
        assertThat(SearchQuery.isSearchable("%%")).isFalse();
        assertThat(SearchQuery.isSearchable("")).isFalse();
        assertThatThrownBy(() -> SearchQuery.everywhere("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"日, 日曜日に会う", "か, 行くか", "ア, アイス", "물, 물 좀", "🎉, happy 🎉 day", "❤, ❤️"})
    void oneCharacterThatSaysAsMuchAsAWordIsFound(String character, String text) {
        send(ben, anna, "bees");
        send(ben, anna, text);

        assertThat(found(anna, character)).containsExactly(text);
    }
}
