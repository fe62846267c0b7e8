package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;

/** Asks for another page at one end of what is shown; once for each. */
final class PageButton extends Button {

    PageButton(String translationKey, Runnable onWish) {
        setText(getTranslation(translationKey));
        addClassName("parley-more");
        setDisableOnClick(true);
        addClickListener(click -> onWish.run());
    }
}
