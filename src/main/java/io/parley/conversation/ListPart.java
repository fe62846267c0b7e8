package io.parley.conversation;

/** A part of a person's list of conversations. */
public enum ListPart {

    /** Everything that is not archived. */
    MAIN,

    /** What is unread or marked so, and not archived. */
    UNREAD,

    ARCHIVED;

    /** Whether a conversation stands in this part. */
    public boolean holds(ConversationSummary summary) {
        var isUnread = summary.unread() > 0 || summary.arrangement().markedUnread();
        return summary.arrangement().archived() == (this == ARCHIVED) && (this != UNREAD || isUnread);
    }
}
