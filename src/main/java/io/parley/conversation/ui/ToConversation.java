package io.parley.conversation.ui;

import io.parley.account.UserProfile;
import io.parley.contact.ui.PersonDestination;
import org.springframework.stereotype.Component;

/** Choosing a person leads to the conversation with that person. */
@Component
final class ToConversation implements PersonDestination {

    @Override
    public String path(UserProfile person) {
        return ConversationNavigation.path(person.username());
    }
}
