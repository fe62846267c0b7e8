package io.parley.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import io.parley.account.AccountProblem.Field;
import io.parley.account.AccountRefusedException;
import io.parley.account.AccountService;
import io.parley.account.AvatarService;
import io.parley.account.DisplayName;
import io.parley.account.UserId;
import io.parley.account.UserProfile;
import io.parley.uikit.Notifications;
import io.parley.uikit.PersonAvatar;
import java.io.IOException;
import java.util.function.Supplier;

/** What others see of a person: the name and the picture. */
class ProfileSection extends Section {

    private final UserId user;
    private final AccountService accounts;
    private final AvatarService avatars;

    private final Div picture = new Div();
    private final TextField displayName = new TextField(getTranslation("account.displayName"));
    private final Button remove = new Button(getTranslation("account.avatar.remove"), click -> removeAvatar());
    private final Upload upload = new Upload(this::receive);
    private final FormProblems problems = new FormProblems(this, 0);

    ProfileSection(UserProfile profile, AccountService accounts, AvatarService avatars) {
        this.user = profile.id();
        this.accounts = accounts;
        this.avatars = avatars;
        addClassNames("parley-settings-section");
        displayName.setManualValidation(true);
        displayName.setHelperText(getTranslation("account.settings.name.hint"));
        displayName.setValue(profile.displayName().value());
        problems.beside(Field.DISPLAY_NAME, displayName);
        var handle = new Span("@" + profile.username());
        handle.addClassName("parley-handle");
        var save = new Button(getTranslation("account.settings.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new H2(getTranslation("account.settings.profile")),
                pictureRow(),
                problems.notice(),
                handle,
                displayName,
                save);
        show(profile);
    }

    private Div pictureRow() {
        var choose = new Button(getTranslation("account.avatar.choose"));
        upload.setUploadButton(choose);
        upload.setDropAllowed(false);
        upload.setMaxFileSize(AvatarService.MAX_BYTES);
        upload.setAcceptedMimeTypes("image/jpeg", "image/png", "image/gif");
        upload.setI18n(words());
        upload.addFileRejectedListener(event -> problems.say(getTranslation("account.avatar.rejected")));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        var acts = new Div(upload, remove, new Paragraph(getTranslation("account.avatar.hint")));
        acts.addClassName("parley-avatar-acts");
        var row = new Div(picture, acts);
        row.addClassName("parley-avatar-row");
        return row;
    }

    private UploadI18N words() {
        var failed = getTranslation("uikit.upload.failed");
        return new UploadI18N()
                .setFile(new UploadI18N.File()
                        .setRetry(getTranslation("uikit.upload.retry"))
                        .setRemove(getTranslation("uikit.upload.cancel")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(getTranslation("uikit.upload.arriving"))
                                .setProcessing(getTranslation("uikit.upload.arriving"))
                                .setHeld(getTranslation("uikit.upload.held"))
                                .setStalled(getTranslation("uikit.upload.stalled")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix("")
                                .setUnknown(""))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(failed)
                                .setUnexpectedServerError(failed)
                                .setForbidden(failed)
                                .setFileTooLarge(getTranslation("account.avatar.rejected"))));
    }

    /** Runs outside the session lock, while the file arrives. */
    private void receive(UploadEvent event) throws IOException {
        byte[] file;
        try (var input = event.getInputStream()) {
            file = input.readNBytes(AvatarService.MAX_BYTES + 1);
        }
        var change = change(file);
        event.getUI().access(() -> {
            upload.clearFileList();
            problems.clear();
            problems.attempt(() -> show(change.get()));
        });
    }

    private Supplier<UserProfile> change(byte[] file) {
        try {
            var changed = avatars.setAvatar(user, file);
            return () -> changed;
        } catch (AccountRefusedException e) {
            return () -> {
                throw e;
            };
        }
    }

    private void removeAvatar() {
        show(avatars.removeAvatar(user));
    }

    private void save() {
        problems.clear();
        problems.attempt(() -> {
            var changed = accounts.changeProfile(user, new DisplayName(displayName.getValue()));
            displayName.setValue(changed.displayName().value());
            show(changed);
            Notifications.success(getTranslation("account.settings.saved"));
        });
    }

    /** Shows the picture, or the initials; a name that is being typed stays. */
    private void show(UserProfile profile) {
        var avatar =
                new PersonAvatar(profile.displayName().value(), profile.id().value(), profile.avatarUrl());
        avatar.addClassName("large");
        picture.removeAll();
        picture.add(avatar);
        remove.setVisible(profile.avatarUrl().isPresent());
    }
}
