package io.parley.account;

/**
 * The log-ins of the person who acts now; implemented by whatever keeps people out. Both are called while a request of a
 * browser is served, such as a click.
 */
public interface AccountSessions {

    /** Logs a person in who has just proved who he is; the page has to be loaded anew afterwards. */
    void logIn(Member member);

    /**
     * Logs the current person out: each tab of this session is sent to the log-in page at once, this browser is no longer
     * remembered, and what it stored is cleared.
     */
    void logOut();
}
