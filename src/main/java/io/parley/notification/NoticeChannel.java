package io.parley.notification;

/** By what a person may be told of a message. */
public enum NoticeChannel {
    /** A notice of the browser, by an open tab. */
    BROWSER,
    /** A message to a browser in which Parley is closed. */
    PUSH
}
