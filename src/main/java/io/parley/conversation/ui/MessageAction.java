package io.parley.conversation.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;

/**
 * Something that a person can do with a message that is stored. Every bean of this type stands in the one menu that all
 * messages share, where it applies; Parley's own actions are such beans too. It is used by many screens at once and keeps
 * nothing about any of them.
 */
public interface MessageAction {

    /** The key of what the menu calls it, in the files of {@code vaadin-i18n}. */
    String label();

    VaadinIcon icon();

    /** Where it stands among the others, smallest first; Parley's own are multiples of 100. */
    int order();

    /** Whether the menu of this message offers it to this viewer. Whether he may is still for the service to decide. */
    boolean applies(Message message, UserId viewer);

    /** Does it, inside the viewer's UI; what takes time belongs on a thread of {@code DeliveryThreads}. */
    void run(MessageContext context);
}
