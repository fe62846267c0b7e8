package io.parley.account;

import java.util.Locale;

/** Why something that a person typed or chose about an account cannot be taken; each is one sentence beside one field. */
public enum AccountProblem {
    EMAIL_INVALID(Field.EMAIL),
    EMAIL_TAKEN(Field.EMAIL),
    USERNAME_LENGTH(Field.USERNAME),
    USERNAME_CHARACTERS(Field.USERNAME),
    USERNAME_EDGES(Field.USERNAME),
    USERNAME_RESERVED(Field.USERNAME),
    USERNAME_TAKEN(Field.USERNAME),
    DISPLAY_NAME_LENGTH(Field.DISPLAY_NAME),
    DISPLAY_NAME_CHARACTERS(Field.DISPLAY_NAME),
    PASSWORD_TOO_SHORT(Field.PASSWORD),
    PASSWORD_TOO_LONG(Field.PASSWORD),
    PASSWORD_CHARACTERS(Field.PASSWORD),
    PASSWORD_COMMON(Field.PASSWORD),
    PASSWORD_LIKE_NAME(Field.PASSWORD),
    CURRENT_PASSWORD_WRONG(Field.CURRENT_PASSWORD),
    AVATAR_TOO_LARGE(Field.AVATAR),
    AVATAR_TYPE(Field.AVATAR),
    AVATAR_DIMENSIONS(Field.AVATAR),
    SETUP_TOKEN_INVALID(Field.SETUP_TOKEN),
    TOKEN_NAME_INVALID(Field.TOKEN_NAME),
    TOO_MANY_TOKENS(Field.TOKEN_NAME);

    /** What the person filled in. */
    public enum Field {
        EMAIL,
        USERNAME,
        DISPLAY_NAME,
        PASSWORD,
        CURRENT_PASSWORD,
        AVATAR,
        SETUP_TOKEN,
        TOKEN_NAME
    }

    private final Field field;

    AccountProblem(Field field) {
        this.field = field;
    }

    /** The field beside which the sentence belongs. */
    public Field field() {
        return field;
    }

    /** The key of the sentence in the translations, such as {@code account.problem.username-taken}. */
    public String translationKey() {
        return "account.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
