package io.parley.notification;

/** What became of telling a person of a message. Never anything that would tell whom somebody has blocked. */
public enum NoticeOutcome {
    SENT,
    /** It was read meanwhile, or taken back. */
    READ,
    /** The conversation was before his eyes. */
    READING,
    MUTED,
    DO_NOT_DISTURB,
    ARCHIVED,
    /** The browser does not allow it. */
    NOT_ALLOWED,
    /** The browser had given up its subscription. */
    EXPIRED,
    /** The push service did not take it. */
    FAILED
}
