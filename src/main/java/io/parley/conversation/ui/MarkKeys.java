package io.parley.conversation.ui;

import com.vaadin.flow.component.textfield.TextArea;

/** Ctrl+B and Ctrl+I, which mark what is selected in a field, in a way that the browser can undo. */
final class MarkKeys {

    private static final String INSTALL = """
            if (this.parleyMarks) return;
            this.parleyMarks = true;
            this.addEventListener('keydown', e => {
              const mark = {b: '**', i: '*'}[e.key.toLowerCase()];
              if (!mark || !(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey) return;
              e.preventDefault();
              const area = this.inputElement, from = area.selectionStart, to = area.selectionEnd;
              document.execCommand('insertText', false, mark + area.value.slice(from, to) + mark);
              area.setSelectionRange(from + mark.length, to + mark.length);
            });
            """;

    private MarkKeys() {}

    static void install(TextArea field) {
        field.getElement().executeJs(INSTALL);
    }
}
