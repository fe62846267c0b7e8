package io.parley.conversation;

/** A part of a person's list of conversations. */
public enum ListPart {

    /** Everything that is not archived and does not wait to be let in. */
    MAIN,

    /** What is unread or marked so, and not archived. */
    UNREAD,

    /** What strangers have written, who wait to be let in. */
    REQUESTS,

    ARCHIVED;

    /** Whether a conversation stands in this part. */
    public boolean holds(ConversationSummary summary) {
        if (summary.arrangement().archived() || this == ARCHIVED) {
            return summary.arrangement().archived() && this == ARCHIVED;
        }
        return summary.isRequest() == (this == REQUESTS) && (this != UNREAD || summary.isUnread());
    }
}
