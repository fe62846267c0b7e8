package io.parley.conversation.ui;

import com.vaadin.flow.component.Component;
import io.parley.attachment.Attachment;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is said about files in words. */
final class FileWords {

    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = KIBIBYTE * KIBIBYTE;
    private static final int LONGEST_KIND = 5;

    /** They say no more than that it is a file, or a text. */
    private static final Set<String> VAGUE = Set.of("octet-stream", "plain");

    private FileWords() {}

    /** A number of bytes as people say it: {@code 1.4 MB}. */
    static String size(Component component, long bytes) {
        if (bytes < KIBIBYTE) {
            return component.getTranslation("conversation.file.bytes", bytes);
        }
        return bytes < MEBIBYTE
                ? component.getTranslation("conversation.file.kilobytes", Math.round(bytes / KIBIBYTE))
                : component.getTranslation("conversation.file.megabytes", bytes / MEBIBYTE);
    }

    /** The kind and the size of a file, each in its own direction: in Arabic the number would go with the Latin letters else. */
    static String notes(Component component, Attachment file) {
        return isolated(kind(component, file)) + " · " + isolated(size(component, file.size()));
    }

    /** Between the characters FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
    private static String isolated(String text) {
        return "\u2068" + text + "\u2069";
    }

    /** What kind of file it is, by its content where that has a short name, else as its own name says. */
    private static String kind(Component component, Attachment file) {
        var type = file.mediaType().substring(file.mediaType().indexOf('/') + 1);
        var kind = type.replaceAll("^x-|\\+.*$", "");
        var said = VAGUE.contains(type) || kind.length() > LONGEST_KIND
                ? file.name().ending()
                : kind;
        return said.isEmpty() || said.length() > LONGEST_KIND
                ? component.getTranslation("conversation.file.kind")
                : said.toUpperCase(Locale.ROOT);
    }

    /** Files in a line of the list, where there is no text. */
    static String preview(Component component, List<Attachment> files) {
        var pictures = files.stream().filter(file -> file.picture().isPresent()).count();
        if (pictures == files.size()) {
            return pictures == 1
                    ? component.getTranslation("conversation.file.photo")
                    : component.getTranslation("conversation.file.photos", pictures);
        }
        return files.size() == 1
                ? files.getFirst().name().text()
                : component.getTranslation("conversation.file.files", files.size());
    }
}
