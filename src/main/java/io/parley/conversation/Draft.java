package io.parley.conversation;

/**
 * Text that a person has typed and not sent yet.
 *
 * @param clientId the name that the message will have; once a message of this name is stored the draft is gone
 * @param text as typed, at most 16,384 UTF-16 units, not checked any further
 */
public record Draft(ClientMessageId clientId, String text) {}
