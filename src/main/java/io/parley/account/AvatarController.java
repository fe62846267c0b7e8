package io.parley.account;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves people's pictures to people who are logged in. */
@RestController
class AvatarController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final AvatarService avatars;

    AvatarController(AvatarService avatars) {
        this.avatars = avatars;
    }

    @GetMapping("/avatar/{id:[1-9][0-9]{0,17}}/{version:[0-9a-f]{1,32}}")
    ResponseEntity<byte[]> avatar(@PathVariable long id, @PathVariable String version) {
        return avatars.avatar(new UserId(id), version)
                .map(avatar -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .eTag("\"" + avatar.version() + "\"")
                        .contentType(MediaType.parseMediaType(avatar.mediaType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                        .body(avatar.image()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
