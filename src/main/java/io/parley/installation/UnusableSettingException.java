package io.parley.installation;

/** A setting, or what it points at, does not let Parley start; the message is one sentence for the administrator. */
final class UnusableSettingException extends RuntimeException {

    UnusableSettingException(String sentence) {
        super(sentence);
    }

    UnusableSettingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
