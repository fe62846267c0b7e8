package io.parley.notification;

/** What a browser has named is no place to which Parley sends anything. */
public final class UnusableEndpointException extends RuntimeException {

    UnusableEndpointException() {
        super("No push service of the public internet");
    }
}
