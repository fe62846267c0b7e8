package io.parley.uikit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something is done that may be regretted: the focus begins on the answer that does nothing. */
public class CarefulQuestion extends ConfirmDialog {

    /** When it opens, the dialog gives the focus to the answer that does it, and then draws a ring around that. */
    private static final String BEGIN_AT_CANCEL = """
            const begin = event => {
              if (event.target.slot !== 'confirm-button') return;
              this.removeEventListener('focusin', begin);
              queueMicrotask(() => this.querySelector('[slot=cancel-button]').focus());
            };
            this.addEventListener('focusin', begin);
            """;

    public CarefulQuestion() {
        setCancelable(true);
        setConfirmButtonTheme("error primary");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(BEGIN_AT_CANCEL);
    }
}
