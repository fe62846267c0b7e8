package io.parley.account;

/** The open sessions of the person who acts now; implemented by whatever keeps people out. */
public interface AccountSessions {

    /**
     * Logs the current person out of this session: each of its tabs is sent to the log-in page at once, this browser is
     * no longer remembered, and its storage is cleared. Called within a request of the session, such as a click.
     */
    void logOut();
}
