package io.parley.search;

import io.parley.account.UserId;
import io.parley.conversation.ConversationId;
import io.parley.search.Words.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody looks for.
 *
 * @param text {@value #MIN_LENGTH} to {@value #MAX_LENGTH} code points, or a single one that is a word by itself, white
 *     space around them taken off, with a word in it; every word is looked for as the beginning of one, in the text and in the names of files. May be empty where files are
 *     looked for
 * @param conversation in this one alone
 * @param author written by this person alone
 * @param from sent at this instant or later
 * @param before sent earlier than this instant
 * @param withFiles carries a file
 */
public record SearchQuery(
        String text,
        Optional<ConversationId> conversation,
        Optional<UserId> author,
        Optional<Instant> from,
        Optional<Instant> before,
        boolean withFiles) {

    public static final int MIN_LENGTH = 2;
    public static final int MAX_LENGTH = 100;

    /** @throws IllegalArgumentException if the text is too short or too long, or has no word in it */
    public SearchQuery {
        text = text.strip();
        if (!isSearchable(text) && !(withFiles && text.isEmpty())) {
            throw new IllegalArgumentException(
                    "A search has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, with a word in them");
        }
    }

    /** In all conversations, without any other condition. */
    public static SearchQuery everywhere(String text) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** Whether a text, without the white space around it, can be looked for. */
    public static boolean isSearchable(String text) {
        var stripped = text.strip();
        var length = stripped.codePointCount(0, stripped.length());
        return length <= MAX_LENGTH
                && hasWords(stripped)
                && (length >= MIN_LENGTH || Words.isWordByItself(stripped.codePointAt(0)));
    }

    /** Whether there is anything in a text that can be looked for, long enough or not. */
    public static boolean hasWords(String text) {
        return !Words.in(text).isEmpty();
    }

    List<String> words() {
        return Words.in(text).stream().map(Word::folded).distinct().toList();
    }

    /** Whether a text has a word for every word that is looked for. */
    boolean matches(List<Word> words) {
        return words().stream()
                .allMatch(
                        wanted -> words.stream().anyMatch(word -> word.folded().startsWith(wanted)));
    }
}
