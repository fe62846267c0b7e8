package io.parley.contact.ui;

import io.parley.account.UserProfile;
import io.parley.uikit.CarefulQuestion;

/** Says what blocking somebody means, and asks whether it is meant. */
public final class BlockDialog extends CarefulQuestion {

    /** @param block runs when it is */
    public BlockDialog(UserProfile person, Runnable block) {
        var name = person.displayName().value();
        setHeader(getTranslation("contact.block.title", name));
        setText(getTranslation("contact.block.sentence", name));
        setCancelText(getTranslation("contact.block.cancel"));
        setConfirmText(getTranslation("contact.block"));
        addConfirmListener(confirmed -> block.run());
    }
}
