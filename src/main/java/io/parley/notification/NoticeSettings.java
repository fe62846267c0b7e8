package io.parley.notification;

/**
 * How a person wants to be told of new messages.
 *
 * @param wanted whether the browser shows anything while Parley is open in a tab that he is not looking at
 * @param withText whether it shows what is written then, and not only by whom
 * @param sound whether the device may make its sound, also while Parley is closed
 */
public record NoticeSettings(boolean wanted, boolean withText, boolean sound) {

    /** Of whoever has chosen nothing. */
    public static final NoticeSettings NONE = new NoticeSettings(false, true, false);
}
