package io.parley.contact.ui;

import io.parley.account.UserProfile;

/** Where choosing a person leads; a bean of the module that talks to people. */
public interface PersonDestination {

    /** The path of the view, relative to the application, such as {@code chat/ben}. */
    String path(UserProfile person);
}
