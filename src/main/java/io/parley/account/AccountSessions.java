package io.parley.account;

import java.util.List;

/**
 * The log-ins of the person who acts now; implemented by whatever keeps people out. All are called while a request of a
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

    /** The browsers in which a person is logged in, the one before him first, then the one that was used last. */
    List<LiveBrowser> browsers(UserId user);

    /** The browsers that are remembered and in which nobody is logged in now, the one that was used last first. */
    List<RememberedBrowser> remembered(UserId user);

    /** Logs a person out in one of his browsers, which is no longer remembered; its tabs are sent to the log-in page at once. */
    void end(UserId user, long number);

    /** No longer remembers a browser of a person, and logs him out there in case he has come back meanwhile. */
    void forget(UserId user, RememberedBrowser browser);

    /** Logs a person out in all browsers but the one before him; whatever other browser is remembered is so no longer. */
    void endOthers(UserId user);
}
