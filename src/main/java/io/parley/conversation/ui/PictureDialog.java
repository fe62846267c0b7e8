package io.parley.conversation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.parley.attachment.Attachment;

/** A picture as large as the window lets it be; Escape, the button and a click beside it lead back. */
final class PictureDialog extends Dialog {

    PictureDialog(Attachment picture) {
        addClassName("parley-picture-dialog");
        setHeaderTitle(picture.name().text());
        var image = new Image(picture.url(), getTranslation("conversation.file.picture", picture.name()));
        picture.picture().ifPresent(dimensions -> {
            image.getElement().setAttribute("width", Integer.toString(dimensions.width()));
            image.getElement().setAttribute("height", Integer.toString(dimensions.height()));
        });
        var download = new Anchor(picture.url(), getTranslation("conversation.file.download"));
        download.getElement().setAttribute("download", picture.name().text());
        download.getElement().setAttribute("router-ignore", true);
        var close = new Button(new Icon(VaadinIcon.CLOSE_SMALL), click -> close());
        close.setAriaLabel(getTranslation("conversation.file.close"));
        close.setAutofocus(true);
        getHeader().add(download, close);
        add(image);
    }
}
