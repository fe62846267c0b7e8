package io.parley.installation.move;

/** Why data is not moved; the message is one sentence for the administrator. */
public final class MoveRefusedException extends RuntimeException {

    MoveRefusedException(String sentence) {
        super(sentence);
    }

    MoveRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
