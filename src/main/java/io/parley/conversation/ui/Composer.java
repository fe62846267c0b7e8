package io.parley.conversation.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.shared.Registration;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.conversation.ClientMessageId;
import io.parley.conversation.Draft;
import io.parley.conversation.MessageBody;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Where a message is written.
 *
 * <p>The text belongs to the browser: it is cleared there the moment it is sent, so that typing goes on at once, with or
 * without a connection; and every text that is not known to be stored is kept there under the client id of its message,
 * so that it outlives a reload, an expired session and a restart of the server; what stood in the field stands there
 * again before anybody can type over it, else the draft of another screen. Where there is a keyboard the field has the focus when a conversation is opened,
 * unless something in it is looked for. A message that the server has not heard of after a moment stands above the
 * field, so that it is seen without a connection too. Hence the few lines of script below,
 * which are the only ones of their kind (see {@code docs/decisions}).
 */
final class Composer extends Div {

    /** Installs the behaviour above once, and answers what is kept: a list of {@code {clientId, text, files, replyTo, typing}}. */
    private static final String INSTALL = """
            const field = this.querySelector('vaadin-text-area');
            const key = 'parley.unsent.' + $0;
            const limit = $1, tooLong = $2, sending = $3, busy = $4, onlyFiles = $5;
            const read = () => {
              const none = {texts: {}, files: {}, replies: {}};
              try { return {...none, ...JSON.parse(sessionStorage.getItem(key))}; } catch { return none; }
            };
            const uploads = () => this.querySelector('vaadin-upload-file-list').manager;
            const newId = () => {
              const b = crypto.getRandomValues(new Uint8Array(16));
              b[6] = b[6] & 0x0f | 0x40;
              b[8] = b[8] & 0x3f | 0x80;
              const hex = [...b].map(n => n.toString(16).padStart(2, '0')).join('');
              return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
            };
            const keep = (id, text, files, replyTo) => {
              const all = read();
              all.typing = this.dataset.clientId;
              if (text.trim() || files || replyTo) {
                all.texts[id] = text;
                all.files[id] = files ?? '';
                all.replies[id] = replyTo ?? '';
              } else {
                delete all.texts[id];
                delete all.files[id];
                delete all.replies[id];
              }
              try { sessionStorage.setItem(key, JSON.stringify(all)); } catch { /* full or switched off */ }
            };
            const tell = (name, detail) => this.dispatchEvent(new CustomEvent(name, {detail}));
            const waiting = this.querySelector('.parley-waiting'), unheard = new Set();
            // the draft, also while another text is edited in the field
            const written = () => this.dataset.editing === undefined ? field.value : this.parleyAside;
            const write = text => {
              if (this.dataset.editing === undefined) field.value = text; else this.parleyAside = text;
            };
            const drafted = () => {
              const {clientId, replyTo} = this.dataset;
              tell('parley-draft', {clientId, text: written(), replyTo});
            };
            const sent = new Set(Object.keys(read().texts).filter(id => id !== read().typing));
            // what was written without having been typed here
            let adopted = '';
            const adopt = (id, text, replyTo) => {
              if (id !== this.dataset.clientId) keep(this.dataset.clientId, '');
              this.dataset.clientId = id;
              this.dataset.replyTo = replyTo;
              write(text);
              this.parleyKeep();
            };
            const show = (clientId, text) => {
              const bubble = document.createElement('div');
              bubble.className = 'parley-message own first last';
              bubble.dataset.status = 'sending';
              bubble.dataset.clientId = clientId;
              const tick = document.createElement('span');
              tick.className = 'parley-tick';
              tick.role = 'img';
              tick.ariaLabel = sending;
              bubble.append(text || onlyFiles, ' ', tick);
              waiting.append(bubble);
            };
            const send = () => {
              const {files, clientId, replyTo} = this.dataset;
              const text = field.value.trim() && field.value;
              if (uploads().files.some(file => file.uploading)) {
                field.errorMessage = busy;
                field.invalid = true;
                return;
              }
              if (!text && !files) return;
              if ([...text].length > limit) {
                field.errorMessage = tooLong;
                field.invalid = true;
                return;
              }
              this.dataset.clientId = newId();
              this.dataset.files = '';
              this.dataset.replyTo = '';
              keep(clientId, text, files, replyTo);
              field.value = adopted = '';
              sent.add(clientId);
              unheard.add(clientId);
              setTimeout(() => unheard.has(clientId) && show(clientId, text), 700);
              const theirs = document.querySelectorAll('.parley-thread .parley-message[data-seq]:not(.own)');
              const seen = [...theirs].at(-1)?.dataset.seq ?? '';
              tell('parley-send', {clientId, text, files, replyTo, seen});
            };
            if (!this.dataset.clientId) {
              this.parleyKeep = () =>
                  keep(this.dataset.clientId, written(), this.dataset.files, this.dataset.replyTo);
              // a tab that was duplicated has a copy of what is kept: a name without a text is the first tab's own
              this.dataset.clientId = read().typing in read().texts ? read().typing : newId();
              this.dataset.files ??= '';
              this.dataset.replyTo = read().replies[this.dataset.clientId] ?? '';
              this.addEventListener('change', e => e.stopPropagation(), true);
              this.addEventListener('input', () => {
                field.invalid = false;
                this.parleyKeep();
                drafted();
              });
              this.addEventListener('keydown', e => {
                if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
                if (e.target.localName !== 'textarea') return;
                e.preventDefault();
                send();
              }, true);
              this.querySelector('.parley-send').addEventListener('click', () => { send(); field.focus(); });
              this.addEventListener('paste', e => {
                const files = e.clipboardData?.files;
                if (!files?.length || e.clipboardData.types.includes('text/plain')) return;
                e.preventDefault();
                uploads().addFiles(files);
              });
              this.addEventListener('click', e => e.target.closest('.parley-chips button') && field.focus());
              setTimeout(() => {
                // so that files that are chosen together keep their order
                uploads().maxConcurrentUploads = 1;
                uploads().addEventListener('file-remove', e => {
                  const isBusy = uploads().files.some(file => file.uploading && file !== e.detail.file);
                  if (field.errorMessage === busy && !isBusy) field.invalid = false;
                  if (document.activeElement.closest('vaadin-upload-file-list')) field.focus();
                });
                const heard = e => (e.detail.file.complete || e.detail.file.xhr?.status === 422)
                    && uploads().removeFile(e.detail.file);
                uploads().addEventListener('upload-success', heard);
                uploads().addEventListener('upload-error', heard);
              });
              this.parleyHeard = id => {
                unheard.delete(id);
                waiting.querySelector(`[data-client-id="${id}"]`)?.remove();
              };
              this.parleyForget = id => keep(id, '');
              this.parleyKeepUnsent = keep;
              this.parleyFiles = files => {
                this.dataset.files = files;
                this.parleyKeep();
              };
              this.parleyReply = seq => {
                this.dataset.replyTo = seq || '';
                this.parleyKeep();
                if (written()) drafted();
              };
              this.parleyAdopt = (id, text, replyTo) => {
                // what is to be answered by a text that is not there yet stays when there is none elsewhere either
                if (sent.has(id) || !text && !written()) return false;
                const isTyped = written() && written() !== adopted;
                const goesOn = id === this.dataset.clientId && !this.contains(document.activeElement);
                if (isTyped && !goesOn) return false;
                adopted = text;
                adopt(id, text, replyTo);
                return true;
              };
              this.parleyGiveBack = (id, text, reason) => {
                this.parleyHeard(id);
                sent.delete(id);
                adopt(id, [text, written()].filter(Boolean).join('\\n'), this.dataset.replyTo);
                field.errorMessage = reason;
                field.invalid = true;
              };
              this.parleySent = (id, text) => {
                if (unheard.has(id)) return;
                if (this.dataset.clientId === id) {
                  this.dataset.clientId = newId();
                  const left = written();
                  if (left === adopted || text.startsWith(left.trim())) {
                    write(adopted = '');
                    if (this.dataset.replyTo) tell('parley-reply-given-up');
                  } else {
                    drafted();
                  }
                  this.parleyKeep();
                }
                keep(id, '');
              };
              const mine = read().texts[$6];
              // what stood in the field is the beginning of what another screen has made of it
              if ($6 === this.dataset.clientId && mine !== undefined && mine !== $7 && $7.startsWith(mine)) {
                keep($6, $7, read().files[$6], $8);
                this.dataset.replyTo = $8;
              }
              if (read().texts[$6] === $7) adopted = $7;
              if ($6 && !(this.dataset.clientId in read().texts)) this.parleyAdopt($6, $7, $8);
            }
            const kept = read();
            const typing = kept.texts[this.dataset.clientId];
            if (typing && !written()) write(typing);
            setTimeout(() => {
              const at = document.activeElement;
              const isFree = at === document.body || at?.closest('.parley-conversation-item, vaadin-dialog.parley-finder');
              if (isFree && matchMedia('(hover: hover)').matches) field.focus();
            });
            return Object.entries(kept.texts)
              .map(([clientId, text]) =>
                  ({clientId, text, files: kept.files[clientId] ?? '', replyTo: kept.replies[clientId] ?? '',
                    typing: clientId === kept.typing}));
            """;

    private final TextArea field = new TextArea();
    private final Button send = new Button();
    private final EditMode editing = new EditMode(getElement(), field, send);
    private final ReplyMode replying;
    private final EmojiSuggestions suggestions = new EmojiSuggestions(getElement());
    private final Uploads uploads;
    private final String memory;
    private final Optional<Draft> draft;
    private final Consumer<List<Kept>> onKept;

    /** What the browser has kept of a message, and whether it stood in the field or was sent. */
    record Kept(
            ClientMessageId clientId, String text, List<AttachmentId> files, Optional<Long> replyTo, boolean typing) {

        /** The same under another name. */
        Kept as(ClientMessageId name) {
            return new Kept(name, text, files, replyTo, typing);
        }
    }

    /**
     * Makes an empty composer.
     *
     * @param memory names what the browser keeps; one name per viewer and conversation
     * @param draft what stands in the field to begin with, unless the browser has kept something
     * @param onKept gets what the browser has kept when the composer is attached
     */
    Composer(Uploads uploads, String memory, Optional<Draft> draft, Consumer<List<Kept>> onKept) {
        this.uploads = uploads;
        this.memory = memory;
        this.draft = draft;
        this.onKept = onKept;
        replying = new ReplyMode(getElement(), field);
        addClassName("parley-composer");
        field.setAriaLabel(getTranslation("conversation.composer.field"));
        field.setMinRows(1);
        field.setMaxRows(7);
        field.addClassName("parley-composer-field");
        var tools = new Div(new MarksHelp(), new EmojiButton(field));
        tools.addClassName("parley-composer-tools");
        field.setSuffixComponent(tools);
        offerSending(send);
        send.addClassNames("parley-primary", "parley-send");
        var waiting = new Div();
        waiting.addClassName("parley-waiting");
        var inner = new Div(uploads.button(), field, send, suggestions);
        inner.addClassName("parley-composer-inner");
        add(waiting, uploads, editing, replying, inner);
        uploads.onChange(() -> getElement().callJsFunction("parleyFiles", text(uploads.ids())));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        suggestions.install();
        editing.install(memory);
        replying.install();
        MarkKeys.install(field);
        getElement()
                .executeJs(
                        INSTALL,
                        memory,
                        MessageBody.MAX_CODE_POINTS,
                        getTranslation("conversation.composer.too-long", MessageBody.MAX_CODE_POINTS),
                        getTranslation("conversation.tick.sending"),
                        getTranslation("conversation.attach.busy"),
                        getTranslation("conversation.attach.waiting"),
                        draft.map(it -> it.clientId().toString()).orElse(""),
                        draft.map(Draft::text).orElse(""),
                        text(draft.flatMap(Draft::replyTo)))
                .then(kept -> onKept.accept(StreamSupport.stream(kept.spliterator(), false)
                        .map(Composer::kept)
                        .toList()));
    }

    private static Kept kept(JsonNode node) {
        return new Kept(
                ClientMessageId.of(node.get("clientId").asString()),
                node.get("text").asString(),
                files(node.path("files").asString("")),
                seq(node.path("replyTo").asString("")),
                node.get("typing").asBoolean());
    }

    /** Says on the button what it does while no stored message is edited. */
    static void offerSending(Button send) {
        send.setText(send.getTranslation("conversation.composer.send"));
        send.setIcon(new Icon(VaadinIcon.PAPERPLANE));
    }

    /** What the field says while nothing is written. */
    void setPlaceholder(String words) {
        field.setPlaceholder(words);
    }

    /** In which the text of a stored message is changed. */
    EditMode editing() {
        return editing;
    }

    /** In which the next message answers another one. */
    ReplyMode replying() {
        return replying;
    }

    /** The ids of files as the browser keeps them; what it has made of them is not taken. */
    static List<AttachmentId> files(String text) {
        return numbers(text).map(AttachmentId::new).toList();
    }

    /** The seq of a message as the browser keeps it; empty if it keeps none. */
    static Optional<Long> seq(String text) {
        return numbers(text).findFirst();
    }

    private static Stream<Long> numbers(String text) {
        return Pattern.compile("[1-9][0-9]{0,17}").matcher(text).results().map(match -> Long.valueOf(match.group()));
    }

    private static String text(Optional<Long> seq) {
        return seq.map(String::valueOf).orElse("");
    }

    private static String text(List<AttachmentId> files) {
        return files.stream().map(AttachmentId::toString).collect(Collectors.joining(","));
    }

    /** The files that go with the message that is being written. */
    Uploads uploads() {
        return uploads;
    }

    /** The thread shows the message of this name: the browser need not show it in its stead. */
    void heard(ClientMessageId clientId) {
        getElement().callJsFunction("parleyHeard", clientId.toString());
    }

    /**
     * Puts a draft into the field, unless something else was typed there.
     *
     * @param onShown runs when it stands there
     */
    void show(Draft draft, Runnable onShown) {
        getElement()
                .callJsFunction("parleyAdopt", draft.clientId().toString(), draft.text(), text(draft.replyTo()))
                .then(Boolean.class, isShown -> {
                    if (isShown) {
                        onShown.run();
                    }
                });
    }

    /** Keeps a message that was not sent, as long as it is neither stored nor given up. */
    void keep(UnsentMessage message) {
        getElement()
                .callJsFunction(
                        "parleyKeepUnsent",
                        message.clientId().toString(),
                        message.body().text(),
                        text(message.files().stream().map(Attachment::id).toList()),
                        text(message.replyTo()));
    }

    /** The message of this name is stored with this text, which needs to be kept no longer; what else was typed is another one. */
    void sent(ClientMessageId clientId, String text) {
        getElement().callJsFunction("parleySent", clientId.toString(), text);
    }

    /** Gives a text back that cannot be a message, with the reason beside it, before what was typed since. */
    void refuse(ClientMessageId clientId, String text, String reason) {
        getElement().callJsFunction("parleyGiveBack", clientId.toString(), text, reason);
        getElement().callJsFunction("parleyFiles", text(uploads.ids()));
        replying.resume();
    }

    /** The text of this name is not wanted any more. */
    void forget(ClientMessageId clientId) {
        getElement().callJsFunction("parleyForget", clientId.toString());
    }

    Registration addSendListener(ComponentEventListener<SendEvent> listener) {
        return ComponentUtil.addListener(this, SendEvent.class, listener);
    }

    Registration addDraftListener(ComponentEventListener<DraftEvent> listener) {
        return ComponentUtil.addListener(this, DraftEvent.class, listener);
    }
}
