package io.parley.search;

import io.parley.account.UserProfile;
import io.parley.conversation.Message;
import java.util.List;

/**
 * A message that was looked for.
 *
 * @param peer the other person of its conversation
 * @param marks where in its body the words stand, in their order
 */
public record SearchHit(Message message, UserProfile peer, List<Mark> marks) {

    /** A word, from its first UTF-16 unit to after its last one. */
    public record Mark(int start, int end) {}
}
