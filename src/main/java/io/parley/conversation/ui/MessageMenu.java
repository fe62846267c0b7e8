package io.parley.conversation.ui;

import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.account.UserId;
import io.parley.conversation.Message;
import io.parley.uikit.HeldKeys;
import io.parley.uikit.LatinKey;
import io.parley.uikit.RowMenus;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one menu of all messages of a thread. It opens by a right click, a long press, the button that shows up beside the
 * message under the pointer or with the focus, and by Enter or the menu key on a message that the arrow keys have reached;
 * there R is the short way to answer it.
 *
 * <p>The rows know nothing of it: one set of listeners in the browser serves them all, and the items are made when the menu
 * opens. Links and marked text keep the menu of the browser.
 */
final class MessageMenu extends ContextMenu {

    private static final String INSTALL = "const isReply = e => " + LatinKey.is("e", 'r') + ";\n" + """
            if (this.getContextMenuBeforeOpenDetail) return;
            const log = this.querySelector('[role="log"]'), button = this.querySelector(':scope > .parley-acts');
            const rowOf = node => node?.closest?.('.parley-message[data-seq]');
            this.preventContextMenu = e => !rowOf(e.target)
                || e.detail.sourceEvent && (e.target.closest('a') || !getSelection().isCollapsed);
            this.getContextMenuBeforeOpenDetail = e => ({seq: Number(rowOf(e.target).dataset.seq)});
            let row;
            const offer = next => {
              row = next;
              button.hidden = !row;
              if (!row) return;
              row.tabIndex = -1;
              const all = this.getBoundingClientRect(), box = row.getBoundingClientRect();
              const isBefore = box.left - all.left > all.right - box.right;
              button.style.left = `${isBefore ? box.left - all.left - button.offsetWidth : box.right - all.left}px`;
              button.style.top = `${Math.max(0, box.top - all.top)}px`;
            };
            const focused = () => {
              const found = rowOf(document.activeElement);
              return found?.matches(':focus-visible') || !matchMedia('(hover: hover)').matches ? found : null;
            };
            const open = (x, y) => row?.dispatchEvent(
                new CustomEvent('vaadin-contextmenu', {bubbles: true, composed: true, cancelable: true, detail: {x, y}}));
            this.addEventListener('pointerover', e => button.contains(e.target) || offer(rowOf(e.target) ?? focused()));
            this.addEventListener('pointerleave', () => offer(focused()));
            this.addEventListener('focusin', e => button.contains(e.target) || offer(focused()));
            this.addEventListener('scroll', () => offer(null), true);
            // a field that grows and a message that comes move the rows without a scroll
            const moved = new ResizeObserver(() => row && offer(row));
            moved.observe(this);
            moved.observe(log);
            button.addEventListener('click', () => {
              const box = button.getBoundingClientRect();
              open(box.left, box.bottom);
            });
            log.addEventListener('keydown', e => {
              const at = rowOf(e.target);
              if (e.target !== (at ?? log) || e.ctrlKey || e.altKey || e.metaKey) return;
              if (e.key === 'Enter' && at) {
                e.preventDefault();
                const box = at.getBoundingClientRect();
                offer(at);
                open(box.left + 16, Math.min(box.bottom, innerHeight) - 8);
                return;
              }
              if (isReply(e) && at) {
                e.preventDefault();
                window.parleyHold?.();
                this.dispatchEvent(new CustomEvent('parley-reply', {detail: {seq: Number(at.dataset.seq)}}));
                return;
              }
              if (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') return;
              e.preventDefault();
              const rows = [...log.querySelectorAll('.parley-message[data-seq]')];
              const next = at ? rows[rows.indexOf(at) + (e.key === 'ArrowUp' ? -1 : 1)] : rows.at(-1);
              if (!next) return;
              next.tabIndex = -1;
              next.focus();
            });
            """;

    private static final String HOLD_ON_CHOICE = "this.addEventListener('click', () => window.parleyHold?.(), true);";
    private static final String SEQ = "event.detail.seq";

    private final MessageThread thread;
    private final UserId viewer;
    private final List<MessageAction> actions;
    private final Function<Message, MessageContext> contexts;

    /** @param actions in the order in which they are offered */
    MessageMenu(
            MessageThread thread,
            UserId viewer,
            List<MessageAction> actions,
            Function<Message, MessageContext> contexts) {
        this.thread = thread;
        this.viewer = viewer;
        this.actions = actions;
        this.contexts = contexts;
        addClassName("parley-message-menu");
        var button = new NativeButton();
        button.addClassName("parley-acts");
        button.setAriaLabel(getTranslation("conversation.action.menu"));
        button.getElement().setAttribute("aria-haspopup", "menu");
        button.getElement().setAttribute("hidden", true);
        button.add(new Icon(VaadinIcon.ELLIPSIS_DOTS_H));
        thread.add(button);
        setTarget(thread);
        RowMenus.beginAtTheFirstItem(this);
        thread.getElement()
                .addEventListener("parley-reply", event -> {
                    thread.message(event.getEventData().get(SEQ).asLong())
                            .filter(message -> !message.marks().deleted())
                            .ifPresent(message -> contexts.apply(message).reply());
                    typeOn();
                })
                .addEventData(SEQ);
        thread.addAttachListener(event -> thread.getElement().executeJs(INSTALL));
        getElement().executeJs(HOLD_ON_CHOICE);
    }

    private void typeOn() {
        thread.getUI().ifPresent(HeldKeys::release);
    }

    @Override
    protected boolean onBeforeOpenMenu(ObjectNode detail) {
        removeAll();
        thread.message(detail.path("seq").asLong())
                .filter(message -> message.marks().lifetime().isEmpty())
                .ifPresent(this::offer);
        return !getItems().isEmpty() && super.onBeforeOpenMenu(detail);
    }

    private void offer(Message message) {
        var context = contexts.apply(message);
        actions.stream().filter(action -> action.applies(message, viewer)).forEach(action -> {
            var item = addItem(getTranslation(action.label()), click -> {
                action.run(context);
                typeOn();
            });
            item.addComponentAsFirst(new Icon(action.icon()));
        });
    }
}
