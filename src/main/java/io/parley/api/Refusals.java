package io.parley.api;

import io.parley.conversation.InvalidMessageException;
import io.parley.conversation.MessageBody;
import io.parley.conversation.MessageChangeRefusedException;
import io.parley.conversation.MessageRefusedException;

/** What programs are told when a message is refused, the same at every door. */
final class Refusals {

    private Refusals() {}

    static FrameCode code(InvalidMessageException refusal) {
        return switch (refusal.reason()) {
            case BLANK -> FrameCode.BLANK;
            case TOO_LONG -> FrameCode.TOO_LONG;
            case MALFORMED -> FrameCode.INVALID_TEXT;
        };
    }

    static String detail(InvalidMessageException refusal) {
        return switch (refusal.reason()) {
            case BLANK -> "There is nothing to be seen in this text";
            case TOO_LONG -> "A message has at most " + MessageBody.MAX_CODE_POINTS + " code points";
            case MALFORMED -> "This text is no Unicode: half of a surrogate pair stands alone";
        };
    }

    static FrameCode code(MessageChangeRefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_MESSAGE -> FrameCode.NO_MESSAGE;
            case NOT_YOURS -> FrameCode.NOT_YOURS;
            case DELETED -> FrameCode.DELETED;
            case TOO_LATE -> FrameCode.TOO_LATE;
            case TOO_MANY_REACTIONS -> FrameCode.TOO_MANY_REACTIONS;
        };
    }

    static String detail(MessageChangeRefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_MESSAGE -> "There is no such message";
            case NOT_YOURS -> "Only its author can do this with a message";
            case DELETED -> "This message was deleted";
            case TOO_LATE -> "This message is too old to be edited";
            case TOO_MANY_REACTIONS -> "There are as many of your reactions to this message as are allowed";
        };
    }

    static FrameCode code(MessageRefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_RECIPIENT -> FrameCode.NO_RECIPIENT;
            case BLOCKED -> FrameCode.BLOCKED;
            case TOO_MANY_MESSAGES -> FrameCode.TOO_MANY_MESSAGES;
            case TOO_MANY_CONVERSATIONS -> FrameCode.TOO_MANY_CONVERSATIONS;
        };
    }

    static String detail(MessageRefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_RECIPIENT -> "There is nobody to send this to";
            case BLOCKED -> "You have blocked this person";
            case TOO_MANY_MESSAGES -> "Too many messages in a short time";
            case TOO_MANY_CONVERSATIONS -> "Too many new conversations in a short time";
        };
    }
}
