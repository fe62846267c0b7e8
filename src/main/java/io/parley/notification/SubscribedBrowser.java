package io.parley.notification;

/** A browser that is told while Parley is closed in it, by the id of its row. */
record SubscribedBrowser(long id, PushSubscription subscription) {}
