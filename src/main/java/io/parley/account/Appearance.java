package io.parley.account;

/** Whether the screen is light or dark. */
public enum Appearance {
    /** As the person's device is set. */
    SYSTEM,
    LIGHT,
    DARK
}
