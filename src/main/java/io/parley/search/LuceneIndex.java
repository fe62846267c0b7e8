package io.parley.search;

import static java.util.stream.Collectors.groupingBy;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.conversation.ConversationJournal.Stand;
import io.parley.conversation.Message;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * An index in files of its own, which can be deleted at any time: it is made anew from the database.
 *
 * <p>It is sorted as the hits are, so a search ends as soon as it has enough of them, however many there are.
 */
final class LuceneIndex implements MessageIndex, AutoCloseable {

    private static final String ID = "id";
    private static final String SENT = "sent";
    private static final String WORD = "word";
    private static final String PARTICIPANT = "participant";
    private static final String CONVERSATION = "conversation";
    private static final String AUTHOR = "author";

    private static final String FILES = "files";
    private static final String THERE = "there";

    /** The entry that says up to where a conversation is in; named anew when entries get more fields, so that all are made anew. */
    private static final String REVISION_OF = "revision-of-2";

    private static final String REVISION = "revision";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Sort LATEST_FIRST =
            new Sort(new SortField(SENT, SortField.Type.LONG, true), new SortField(ID, SortField.Type.LONG, true));

    /** What is open of the files, and up to where each conversation is in them. */
    private record Opened(
            NIOFSDirectory directory,
            IndexWriter writer,
            SearcherManager searchers,
            Map<ConversationId, Long> revisions) {

        static Opened in(Path folder) throws IOException {
            var closeables = new ArrayList<Closeable>();
            try {
                var directory = new NIOFSDirectory(folder);
                closeables.add(directory);
                var writer = new IndexWriter(
                        directory,
                        new IndexWriterConfig().setIndexSort(LATEST_FIRST).setRAMBufferSizeMB(16));
                closeables.addFirst(writer::rollback);
                return new Opened(directory, writer, new SearcherManager(writer, null), revisions(writer));
            } catch (IOException | RuntimeException e) {
                IOUtils.closeWhileHandlingException(closeables);
                throw e;
            }
        }

        private static Map<ConversationId, Long> revisions(IndexWriter writer) throws IOException {
            var revisions = new ConcurrentHashMap<ConversationId, Long>();
            try (var reader = DirectoryReader.open(writer)) {
                var of = MultiDocValues.getNumericValues(reader, REVISION_OF);
                var revision = MultiDocValues.getNumericValues(reader, REVISION);
                if (of == null || revision == null) {
                    return revisions;
                }
                var live = MultiBits.getLiveDocs(reader);
                while (of.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if ((live == null || live.get(of.docID())) && revision.advanceExact(of.docID())) {
                        revisions.put(new ConversationId(of.longValue()), revision.longValue());
                    }
                }
            }
            return revisions;
        }
    }

    private final Path folder;
    private volatile Opened opened;
    private boolean closed;

    LuceneIndex(Path folder) throws IOException {
        this.folder = folder;
        opened = Opened.in(folder);
    }

    @Override
    public long revision(ConversationId id) {
        return access(index -> index.revisions().getOrDefault(id, 0L));
    }

    @Override
    public void write(Stand stand, List<Message> messages) {
        access(index -> {
            for (var texts : messages.stream().collect(groupingBy(Message::id)).values()) {
                index.writer().updateDocument(term(ID, texts.getFirst().id()), document(stand, texts));
            }
            var revision = new Document();
            revision.add(new StringField(REVISION_OF, text(stand.id().value()), Store.NO));
            revision.add(new NumericDocValuesField(REVISION_OF, stand.id().value()));
            revision.add(new NumericDocValuesField(REVISION, stand.rev()));
            index.writer().updateDocument(term(REVISION_OF, stand.id().value()), revision);
            return index.revisions().put(stand.id(), stand.rev());
        });
    }

    private static Document document(Stand stand, List<Message> texts) {
        var message = texts.getFirst();
        var document = new Document();
        document.add(new StringField(ID, text(message.id()), Store.NO));
        document.add(new NumericDocValuesField(ID, message.id()));
        document.add(new NumericDocValuesField(SENT, micros(message.sentAt())));
        document.add(new LongPoint(SENT, micros(message.sentAt())));
        document.add(new StringField(CONVERSATION, text(stand.id().value()), Store.NO));
        document.add(new StringField(AUTHOR, text(message.senderId().value()), Store.NO));
        stand.participants()
                .forEach(person -> document.add(new StringField(PARTICIPANT, text(person.value()), Store.NO)));
        if (!message.attachments().isEmpty()) {
            document.add(new StringField(FILES, THERE, Store.NO));
        }
        texts.stream()
                .flatMap(text -> Words.of(text).stream())
                .map(Words.Word::folded)
                .distinct()
                .forEach(word -> document.add(new StringField(WORD, word, Store.NO)));
        return document;
    }

    @Override
    public void forget(ConversationId id) {
        access(index -> {
            index.writer().deleteDocuments(term(CONVERSATION, id.value()), term(REVISION_OF, id.value()));
            return index.revisions().remove(id);
        });
    }

    @Override
    public void flush() {
        access(index -> index.writer().commit());
    }

    @Override
    public List<SearchCursor> find(UserId participant, SearchQuery query, Optional<SearchCursor> after, int limit) {
        return access(index -> {
            index.searchers().maybeRefreshBlocking();
            var searcher = index.searchers().acquire();
            try {
                return find(patient(searcher), query(participant, query), after, limit);
            } finally {
                index.searchers().release(searcher);
            }
        });
    }

    private static IndexSearcher patient(IndexSearcher shared) {
        var searcher = new IndexSearcher(shared.getIndexReader());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        QueryTimeout timeout = () -> System.nanoTime() - deadline > 0;
        searcher.setTimeout(timeout);
        return searcher;
    }

    private static List<SearchCursor> find(
            IndexSearcher searcher, BooleanQuery query, Optional<SearchCursor> after, int limit) throws IOException {
        var last = after.map(LuceneIndex::position).orElse(null);
        var found = searcher.search(query, new TopFieldCollectorManager(LATEST_FIRST, limit, last, limit));
        if (searcher.timedOut()) {
            throw new SearchTimeoutException("A search took more than " + PATIENCE.toSeconds() + " s");
        }
        return Arrays.stream(found.scoreDocs).map(LuceneIndex::cursor).toList();
    }

    private static BooleanQuery query(UserId participant, SearchQuery query) {
        var all = new BooleanQuery.Builder();
        all.add(new TermQuery(term(PARTICIPANT, participant.value())), Occur.FILTER);
        query.conversation().ifPresent(id -> all.add(new TermQuery(term(CONVERSATION, id.value())), Occur.FILTER));
        query.author().ifPresent(author -> all.add(new TermQuery(term(AUTHOR, author.value())), Occur.FILTER));
        if (query.from().isPresent() || query.before().isPresent()) {
            all.add(
                    LongPoint.newRangeQuery(
                            SENT,
                            query.from().map(LuceneIndex::micros).orElse(Long.MIN_VALUE),
                            query.before().map(LuceneIndex::micros).orElse(Long.MAX_VALUE) - 1),
                    Occur.FILTER);
        }
        if (query.withFiles()) {
            all.add(new TermQuery(new Term(FILES, THERE)), Occur.FILTER);
        }
        query.words().forEach(word -> all.add(new PrefixQuery(new Term(WORD, word)), Occur.FILTER));
        return all.build();
    }

    private static FieldDoc position(SearchCursor cursor) {
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {micros(cursor.sentAt()), cursor.messageId()});
    }

    private static SearchCursor cursor(ScoreDoc hit) {
        var fields = ((FieldDoc) hit).fields;
        return new SearchCursor(Instant.EPOCH.plus((Long) fields[0], ChronoUnit.MICROS), (Long) fields[1]);
    }

    private static Term term(String field, long value) {
        return new Term(field, text(value));
    }

    private static String text(long value) {
        return Long.toString(value);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private interface Access<T extends @Nullable Object> {

        T run(Opened index) throws IOException;
    }

    private <T extends @Nullable Object> T access(Access<T> access) {
        try {
            return access.run(usable());
        } catch (IOException e) {
            throw new UncheckedIOException("The index of messages could not be read or written", e);
        }
    }

    /** A writer that could not write, as on a full disk, has closed itself for good. */
    private Opened usable() throws IOException {
        var present = opened;
        return present.writer().isOpen() ? present : openedAnew();
    }

    private synchronized Opened openedAnew() throws IOException {
        if (!closed && !opened.writer().isOpen()) {
            IOUtils.closeWhileHandlingException(opened.searchers(), opened.directory());
            opened = Opened.in(folder);
        }
        return opened;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        IOUtils.close(opened.searchers(), opened.writer(), opened.directory());
    }
}
