package io.parley.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Tells what a file is by what is in it. */
@Component
class MediaTypes {

    static final String UNKNOWN = "application/octet-stream";

    /** Of these the content says so little that the name would decide alone. */
    private static final Set<String> SAYS_NOTHING = Set.of(UNKNOWN, "text/plain");

    /** Knows the types when the first file comes, not at the start. */
    private static final class Detector {

        static final Tika TIKA = new Tika(MimeTypes.getDefaultMimeTypes());
    }

    /**
     * The media type of a content. The name only says of which kind it is within what the content says: which office document
     * a container holds.
     */
    String of(Path content, FileName name) throws IOException {
        var byContent = byContent(content);
        if (SAYS_NOTHING.contains(byContent)) {
            return byContent;
        }
        try (var input = Files.newInputStream(content)) {
            return Detector.TIKA.detect(input, name.text());
        }
    }

    private String byContent(Path content) throws IOException {
        try (var input = Files.newInputStream(content)) {
            return Detector.TIKA.detect(input);
        }
    }
}
