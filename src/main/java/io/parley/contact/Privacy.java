package io.parley.contact;

/**
 * What a person lets others know of him.
 *
 * @param presence whether he is here, and when he was last
 * @param receipts what he has read
 * @param typing that he is typing
 */
public record Privacy(boolean presence, boolean receipts, boolean typing) {

    public static final Privacy OPEN = new Privacy(true, true, true);

    public Privacy withPresence(boolean share) {
        return new Privacy(share, receipts, typing);
    }

    public Privacy withReceipts(boolean share) {
        return new Privacy(presence, share, typing);
    }

    public Privacy withTyping(boolean share) {
        return new Privacy(presence, receipts, share);
    }
}
