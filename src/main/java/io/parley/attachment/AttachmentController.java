package io.parley.attachment;

import io.parley.account.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves files to the browsers of the two people who have them; for others they are not there. */
@RestController
class AttachmentController {

    private static final String ID = "{id:[1-9][0-9]{0,17}}";

    private final AttachmentDownloads downloads;
    private final CurrentUser currentUser;

    AttachmentController(AttachmentDownloads downloads, CurrentUser currentUser) {
        this.downloads = downloads;
        this.currentUser = currentUser;
    }

    /** The name is for people who look at the address; the id alone tells which file it is. */
    @GetMapping({"/attachments/" + ID, "/attachments/" + ID + "/{name}"})
    ResponseEntity<Resource> file(@PathVariable long id, HttpServletResponse response) {
        return downloads
                .file(currentUser.id(), new AttachmentId(id), response)
                .orElseThrow(AttachmentController::notFound);
    }

    @GetMapping("/thumbnails/" + ID)
    ResponseEntity<Resource> thumbnail(@PathVariable long id, HttpServletResponse response) {
        return downloads
                .thumbnail(currentUser.id(), new AttachmentId(id), response)
                .orElseThrow(AttachmentController::notFound);
    }

    /** Whoever follows an old address gets a page that says so. */
    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
