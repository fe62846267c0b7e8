package io.parley.account;

/** What a person may do on this installation, beyond being a member. */
public enum Role {
    MEMBER,
    ADMIN
}
