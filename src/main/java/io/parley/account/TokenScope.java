package io.parley.account;

/** What a program may do with an access token. */
public enum TokenScope {
    /** See everything that the person sees. */
    READ,
    /** Send messages, move receipts and show typing in the person's name. */
    WRITE
}
