package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadFileList;
import com.vaadin.flow.component.upload.UploadFileListI18N;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.component.upload.UploadManager.FileRejectionReason;
import com.vaadin.flow.server.streams.UploadEvent;
import io.parley.attachment.Attachment;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentRefusedException;
import io.parley.attachment.FileLimits;
import io.parley.uikit.Notifications;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The files that go with the message that is being written: on their way, with progress and a way to cancel, and then as they
 * will be sent. What cannot be sent is said in a sentence here. A file that arrives when the person has left the conversation goes
 * with no message, which he is told.
 */
final class Uploads extends Div {

    /** Takes in a file while it arrives, on the thread of its request and without the session lock. */
    interface Intake {

        /** @throws AttachmentRefusedException if it cannot be sent */
        Attachment take(String name, InputStream content) throws IOException;
    }

    private final Intake intake;
    private final FileLimits limits;
    private final Consumer<Attachment> onRemove;
    private final Map<AttachmentId, Attachment> files = new LinkedHashMap<>();

    private final UploadManager manager = new UploadManager(this, this::receive);
    private final Div problem = new Div();
    private final UnorderedList chips = new UnorderedList();

    /** Why files of those that were attached together last cannot be sent. */
    private final Set<String> reasons = new HashSet<>();

    private boolean areAllThere;
    private Runnable onChange = () -> {};

    /**
     * Nothing yet.
     *
     * @param limits how large a file may be
     * @param onRemove gets a file that the person has taken out again
     */
    Uploads(Intake intake, FileLimits limits, Consumer<Attachment> onRemove) {
        this.intake = intake;
        this.limits = limits;
        this.onRemove = onRemove;
        addClassName("parley-uploads");
        manager.setMaxFiles(Attachment.MOST);
        manager.setMaxFileSize(limits.bytes());
        manager.addFileRejectedListener(event -> tell(
                event.getReason() == FileRejectionReason.FILE_TOO_LARGE
                        ? getTranslation(
                                "conversation.attach.too-large",
                                event.getFileName(),
                                FileWords.size(this, limits.bytes()))
                        : getTranslation("conversation.attach.too-many", Attachment.MOST)));
        manager.addAllFinishedListener(event -> areAllThere = true);
        problem.addClassName("parley-upload-problem");
        problem.getElement().setAttribute("role", "alert");
        var arriving = new UploadFileList(manager);
        arriving.setI18n(words());
        chips.addClassName("parley-chips");
        chips.getElement().setAttribute("aria-label", getTranslation("conversation.attach.waiting"));
        add(problem, arriving, chips);
        forgetReasons();
        show();
    }

    private UploadFileListI18N words() {
        return new UploadFileListI18N()
                .setFile(new UploadFileListI18N.File()
                        .setRetry(getTranslation("uikit.upload.retry"))
                        .setRemove(getTranslation("uikit.upload.cancel")))
                .setUploading(new UploadFileListI18N.Uploading()
                        .setStatus(new UploadFileListI18N.Uploading.Status()
                                .setConnecting(getTranslation("uikit.upload.arriving"))
                                .setProcessing(getTranslation("uikit.upload.arriving"))
                                .setHeld(getTranslation("uikit.upload.held"))
                                .setStalled(getTranslation("uikit.upload.stalled")))
                        .setRemainingTime(new UploadFileListI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(""))
                        .setError(new UploadFileListI18N.Uploading.UploadError()
                                .setServerUnavailable(getTranslation("uikit.upload.failed"))
                                .setUnexpectedServerError(getTranslation("uikit.upload.failed"))
                                .setForbidden(getTranslation("uikit.upload.failed"))));
    }

    /** The button that lets the person choose files. */
    UploadButton button() {
        var button = new UploadButton(manager);
        button.setIcon(new Icon(VaadinIcon.PAPERCLIP));
        button.setAriaLabel(getTranslation("conversation.attach.button"));
        button.setTooltipText(getTranslation("conversation.attach.button"));
        button.addClassName("parley-attach");
        return button;
    }

    /** Something onto which files can be dropped. */
    UploadDropZone dropZone(Component content) {
        var zone = new UploadDropZone(content, manager);
        zone.getElement().setAttribute("data-hint", getTranslation("conversation.attach.drop"));
        return zone;
    }

    /** Lets files be dropped, or not; what lies in the zone can be used all the same, unlike in one that is not enabled. */
    static void setDroppable(UploadDropZone zone, boolean isDroppable) {
        zone.getElement().setProperty("disabled", !isDroppable);
    }

    /** Runs when other files than before are to be sent. */
    void onChange(Runnable listener) {
        onChange = listener;
    }

    /** The ids of the files that are to be sent. */
    List<AttachmentId> ids() {
        return List.copyOf(files.keySet());
    }

    /** Adds files that are uploaded already. */
    void add(List<Attachment> uploaded) {
        uploaded.forEach(file -> files.putIfAbsent(file.id(), file));
        show();
    }

    /** Takes files out, to be sent; those that are not here are left out. */
    List<Attachment> take(List<AttachmentId> ids) {
        var taken = ids.stream().map(files::remove).filter(Objects::nonNull).toList();
        forgetReasons();
        show();
        return taken;
    }

    /** Takes in one file, on the thread of its request. */
    void receive(UploadEvent event) throws IOException {
        var name = event.getFileName();
        try (var content = event.getInputStream()) {
            var uploaded = intake.take(name, content);
            event.getUI().access(() -> arrived(uploaded));
        } catch (AttachmentRefusedException refused) {
            event.reject();
            event.getUI().access(() -> tell(sentence(name, refused)));
        }
    }

    private void arrived(Attachment uploaded) {
        if (!isAttached()) {
            onRemove.accept(uploaded);
            Notifications.problem(getTranslation("conversation.attach.left", uploaded.name()));
            return;
        }
        beginAnew();
        if (files.size() < Attachment.MOST) {
            add(List.of(uploaded));
        } else {
            onRemove.accept(uploaded);
            tell(getTranslation("conversation.attach.too-many", Attachment.MOST));
        }
    }

    private String sentence(String name, AttachmentRefusedException refused) {
        var key = "conversation.attach."
                + refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (refused.reason()) {
            case TOO_LARGE -> getTranslation(key, name, FileWords.size(this, limits.bytes()));
            case TOO_MANY_FILES ->
                getTranslation(key, Math.max(1, refused.retryAfter().toSeconds()));
            case TOO_MANY_PIXELS -> getTranslation(key, name, limits.megapixels());
            case EMPTY, BROKEN_PICTURE, UNREADABLE_METADATA, NO_ROOM -> getTranslation(key, name);
        };
    }

    private void tell(String sentence) {
        beginAnew();
        if (reasons.add(sentence)) {
            problem.add(new Div(sentence));
        }
        problem.setVisible(true);
    }

    private void beginAnew() {
        if (areAllThere) {
            areAllThere = false;
            forgetReasons();
        }
    }

    private void forgetReasons() {
        reasons.clear();
        problem.removeAll();
        problem.setVisible(false);
    }

    private void show() {
        chips.removeAll();
        files.values().forEach(file -> chips.add(chip(file)));
        chips.setVisible(!files.isEmpty());
        onChange.run();
    }

    private ListItem chip(Attachment file) {
        var name = new Span(file.name().text());
        name.getElement().setAttribute("dir", "auto");
        var notes = new Span(FileWords.notes(this, file));
        notes.addClassName("parley-notes");
        var words = new Div(name, notes);
        var remove = new NativeButton();
        remove.add(new Icon(VaadinIcon.CLOSE_SMALL));
        remove.setAriaLabel(getTranslation("conversation.attach.remove", file.name()));
        remove.addClickListener(click -> {
            files.remove(file.id());
            onRemove.accept(file);
            show();
        });
        var looks = file.picture()
                .<Component>map(dimensions -> new Image(file.thumbnailUrl(), ""))
                .orElseGet(() -> new Icon(VaadinIcon.FILE_O));
        return new ListItem(looks, words, remove);
    }
}
