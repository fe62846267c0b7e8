package io.parley.api;

import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentRefusedException;
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
            case TOO_MANY_FILES -> FrameCode.TOO_MANY_FILES;
            case MALFORMED -> FrameCode.INVALID_TEXT;
        };
    }

    static String detail(InvalidMessageException refusal) {
        return switch (refusal.reason()) {
            case BLANK -> "There is nothing to be seen in this text";
            case TOO_LONG -> "A message has at most " + MessageBody.MAX_CODE_POINTS + " code points";
            case TOO_MANY_FILES -> "A message has at most " + Attachment.MOST + " files";
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
            case NOT_ACCEPTED -> FrameCode.NOT_ACCEPTED;
            case NO_FILE -> FrameCode.NO_FILE;
            case NO_ORIGINAL -> FrameCode.NO_ORIGINAL;
            case TOO_MANY_MESSAGES -> FrameCode.TOO_MANY_MESSAGES;
            case TOO_MANY_CONVERSATIONS -> FrameCode.TOO_MANY_CONVERSATIONS;
        };
    }

    static String detail(MessageRefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_RECIPIENT -> "There is nobody to send this to";
            case BLOCKED -> "You have blocked this person";
            case NOT_ACCEPTED -> "You can write more as soon as this person has accepted or answered";
            case NO_FILE -> "A file is not there, is not yours, or has been sent already";
            case NO_ORIGINAL -> "The message that this one answers or passes on is not there, or was deleted";
            case TOO_MANY_MESSAGES -> "Too many messages in a short time";
            case TOO_MANY_CONVERSATIONS -> "Too many new conversations in a short time";
        };
    }

    /** The stable word for a file that is not taken. */
    static String type(AttachmentRefusedException refusal) {
        return switch (refusal.reason()) {
            case EMPTY -> "empty";
            case TOO_LARGE -> "too-large";
            case TOO_MANY_PIXELS -> "too-many-pixels";
            case BROKEN_PICTURE -> "broken-picture";
            case UNREADABLE_METADATA -> "unreadable-metadata";
            case TOO_MANY_FILES -> "too-many-requests";
            case NO_ROOM -> "no-room";
        };
    }

    static String detail(AttachmentRefusedException refusal) {
        return switch (refusal.reason()) {
            case EMPTY -> "There is nothing in this file";
            case TOO_LARGE -> "This file has more bytes than a file may have here";
            case TOO_MANY_PIXELS -> "This picture has more pixels than one may have here";
            case BROKEN_PICTURE -> "This picture is damaged or not all of it is there";
            case UNREADABLE_METADATA -> "The place where this was taken cannot be taken out of the file";
            case TOO_MANY_FILES -> "Too many files in a short time";
            case NO_ROOM -> "There is no more room for files here";
        };
    }
}
