package io.parley.contact.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.parley.account.UserProfile;

/** Says what blocking somebody means, and asks whether it is meant. */
public final class BlockDialog extends ConfirmDialog {

    /** @param block runs when it is */
    public BlockDialog(UserProfile person, Runnable block) {
        var name = person.displayName().value();
        setHeader(getTranslation("contact.block.title", name));
        setText(getTranslation("contact.block.sentence", name));
        setCancelable(true);
        setCancelText(getTranslation("contact.block.cancel"));
        setConfirmText(getTranslation("contact.block"));
        setConfirmButtonTheme("error primary");
        addConfirmListener(confirmed -> block.run());
    }
}
