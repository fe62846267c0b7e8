package io.parley.attachment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Keeps contents in a folder, readable by its owner alone, divided by the first two digits of the key. A file appears under
 * its name when all of it is on the disk.
 */
@Component
class AttachmentFolder implements AttachmentStore {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final long needed;

    AttachmentFolder(AttachmentProperties properties) {
        folder = properties.folder().toAbsolutePath().normalize();
        needed = properties.reserve().toBytes() + properties.maxSize().toBytes();
    }

    @Override
    public boolean hasRoom() throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        return Files.getFileStore(folder).getUsableSpace() >= needed;
    }

    @Override
    public void put(String key, InputStream content) throws IOException {
        var part = part(key);
        var unfinished = unfinished(key);
        Files.createDirectories(part, ownerOnly("rwx------"));
        try (var channel =
                FileChannel.open(unfinished, EnumSet.of(CREATE, WRITE, TRUNCATE_EXISTING), ownerOnly("rw-------"))) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        Files.move(unfinished, part.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        force(part);
        force(folder);
    }

    @Override
    public Resource get(String key) {
        return new FileSystemResource(part(key).resolve(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(unfinished(key));
        Files.deleteIfExists(part(key).resolve(key));
    }

    private Path part(String key) {
        return folder.resolve(key.substring(0, 2));
    }

    private Path unfinished(String key) {
        return part(key).resolve(key + ".part");
    }

    /** A name in a folder is safe when the folder is written; Windows lets nobody open one, and needs it not. */
    private static void force(Path directory) throws IOException {
        if (POSIX) {
            try (var channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
