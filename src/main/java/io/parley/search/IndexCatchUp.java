package io.parley.search;

import io.parley.conversation.ConversationJournal;
import io.parley.conversation.ConversationJournal.Stand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings into the index what conversations have that it has not, by their revisions: from time to time of all of them, and
 * before a search of those that are searched. Sending knows nothing of it, and nothing is lost, whenever it is interrupted.
 */
@Component
class IndexCatchUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexCatchUp.class);
    private static final Duration PACE = Duration.ofSeconds(30);
    private static final int CONVERSATIONS_AT_ONCE = 500;

    /** A search waits for so many messages; if more are missing, it finds them later. */
    private static final int MOST_BEFORE_A_SEARCH = 2_000;

    private final ConversationJournal journal;
    private final MessageIndex index;
    private volatile @Nullable ScheduledExecutorService pulse;
    private volatile boolean stopping;

    IndexCatchUp(ConversationJournal journal, MessageIndex index) {
        this.journal = journal;
        this.index = index;
    }

    @Override
    public void start() {
        stopping = false;
        var beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("search-index").factory());
        beats.scheduleWithFixedDelay(this::beat, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
        pulse = beats;
    }

    /** Waits for what is being written: a thread that is interrupted there closes the files of the index for good. */
    @Override
    public void stop() {
        var beats = pulse;
        stopping = true;
        pulse = null;
        if (beats != null) {
            beats.close();
        }
    }

    @Override
    public boolean isRunning() {
        return pulse != null;
    }

    private void beat() {
        try {
            all();
        } catch (RuntimeException e) {
            if (isRunning()) {
                log.error("Messages could not be indexed; trying again", e);
            }
        }
    }

    /** Brings in what all conversations have, and makes it durable. */
    void all() {
        var last = 0L;
        List<Stand> page;
        do {
            page = journal.after(last, CONVERSATIONS_AT_ONCE);
            for (var stand : page) {
                forgetIfAhead(stand);
                while (!stopping && isBehind(stand)) {
                    step(stand);
                }
                last = stand.id().value();
            }
        } while (!stopping && page.size() == CONVERSATIONS_AT_ONCE);
        index.flush();
    }

    /** Brings in what these conversations have, or some of it. */
    void before(List<Stand> searched) {
        var messages = 0;
        for (var stand : searched) {
            while (isBehind(stand) && messages < MOST_BEFORE_A_SEARCH) {
                messages += step(stand);
            }
        }
    }

    private boolean isBehind(Stand stand) {
        return index.revision(stand.id()) < stand.rev();
    }

    /** What the database does not know any more, because it was restored, is taken in anew. */
    private synchronized void forgetIfAhead(Stand stand) {
        var held = index.revision(stand.id());
        if (held > stand.rev()) {
            // read after the index, it is behind only if it was restored
            var now = journal.after(stand.id().value() - 1, 1).getFirst();
            if (held > now.rev()) {
                index.forget(stand.id());
            }
        }
    }

    private synchronized int step(Stand stand) {
        if (!isBehind(stand)) {
            return 0;
        }
        var changed = journal.changed(stand.id(), index.revision(stand.id()), stand.rev());
        index.write(new Stand(stand.id(), changed.upTo(), stand.participants()), changed.messages());
        return changed.messages().size();
    }
}
