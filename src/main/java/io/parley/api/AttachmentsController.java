package io.parley.api;

import io.parley.account.Caller;
import io.parley.attachment.AttachmentDownloads;
import io.parley.attachment.AttachmentId;
import io.parley.attachment.AttachmentService;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files: uploaded as they are, one to a request, and fetched by the two who have them. */
@RestController
@RequestMapping(AttachmentsController.PATH)
class AttachmentsController {

    static final String PATH = "/api/v1/attachments";

    private final AttachmentService attachments;
    private final AttachmentDownloads downloads;

    AttachmentsController(AttachmentService attachments, AttachmentDownloads downloads) {
        this.attachments = attachments;
        this.downloads = downloads;
    }

    /** What comes as a form has been read as one before it is here, so one kind alone is taken, whatever the file is. */
    @RequestBody(
            description = "The file as it is",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Json.File upload(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(name = "name") String name,
            HttpServletRequest request)
            throws IOException {
        if (!MediaType.APPLICATION_OCTET_STREAM_VALUE.equals(request.getContentType())) {
            throw new ApiProblem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "Content-Type: " + MediaType.APPLICATION_OCTET_STREAM_VALUE);
        }
        return Json.File.of(attachments.upload(caller.userId(), name, request.getInputStream()));
    }

    @GetMapping("/{id}")
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") long id, HttpServletResponse response) {
        return downloads.file(caller.userId(), file(id), response).orElseThrow(AttachmentsController::noFile);
    }

    @GetMapping("/{id}/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @AuthenticationPrincipal Caller caller, @PathVariable("id") long id, HttpServletResponse response) {
        return downloads.thumbnail(caller.userId(), file(id), response).orElseThrow(AttachmentsController::noFile);
    }

    private static AttachmentId file(long id) {
        if (id <= 0) {
            throw noFile();
        }
        return new AttachmentId(id);
    }

    private static ApiProblem noFile() {
        return ApiProblem.notFound("There is no such file");
    }
}
