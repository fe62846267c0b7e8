package io.parley.notification;

/**
 * How a person wants to be told of new messages while Parley is open in a tab that he is not looking at.
 *
 * @param wanted whether the browser shows anything at all
 * @param withText whether what is written is shown, and not only by whom
 * @param sound whether the device may make its sound
 */
public record NoticeSettings(boolean wanted, boolean withText, boolean sound) {

    /** Of whoever has chosen nothing. */
    public static final NoticeSettings NONE = new NoticeSettings(false, true, false);
}
