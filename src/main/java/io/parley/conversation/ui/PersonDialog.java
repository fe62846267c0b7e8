package io.parley.conversation.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import java.util.function.Consumer;

/** Asks for one person. */
final class PersonDialog extends Dialog {

    private final Consumer<UserProfile> onChosen;

    PersonDialog(ConversationServices services, UserId viewer, String title, Consumer<UserProfile> onChosen) {
        this.onChosen = onChosen;
        addClassName("parley-finder");
        setHeaderTitle(title);
        add(new PersonFinder(
                services, viewer, getTranslation("conversation.person.field"), this::button, this::chosen));
    }

    private HtmlContainer button(UserProfile person) {
        var button = new NativeButton();
        button.addClickListener(click -> chosen(person));
        return button;
    }

    private void chosen(UserProfile person) {
        // the second click of a double one chooses nobody
        if (isOpened()) {
            close();
            onChosen.accept(person);
        }
    }
}
