package io.parley.conversation.ui;

import com.vaadin.flow.component.textfield.TextArea;
import io.parley.uikit.LatinKey;

/** Ctrl+B and Ctrl+I, which mark what is selected in a field, in a way that the browser can undo. */
final class MarkKeys {

    private static final String LETTERS =
            "const isBold = e => " + LatinKey.is("e", 'b') + ", isItalic = e => " + LatinKey.is("e", 'i') + ";\n";

    private static final String INSTALL = LETTERS + """
            if (this.parleyMarks) return;
            this.parleyMarks = true;
            this.addEventListener('keydown', e => {
              const mark = isBold(e) ? '**' : isItalic(e) ? '*' : '';
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
