package io.parley.search;

/** A search was given up because it took too long; a longer word, or fewer conversations, would make it shorter. */
public final class SearchTimeoutException extends RuntimeException {

    SearchTimeoutException(String message) {
        super(message);
    }
}
