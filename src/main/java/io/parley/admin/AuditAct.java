package io.parley.admin;

/** What is kept for the record. */
enum AuditAct {
    REGISTERED,
    ADMINISTRATOR_MADE,
    LOGGED_IN,
    CAME_BACK,
    LOGGED_OUT,
    PASSWORD_CHANGED,
    PASSWORD_WRONG,
    TOO_MANY_PASSWORDS,
    REMEMBERED_BROWSER_COPIED,
    REQUEST_REFUSED
}
