package io.parley.installation;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The folder of the embedded database: readable by its owner alone, with the password of the database beside it. */
final class DataFolder {

    private static final int PASSWORD_BYTES = 24;
    private static final String DATABASE = "parley.mv.db";
    private static final String DATABASE_PASSWORD = "database-password";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes what is missing.
     *
     * @throws UnusableSettingException if the folder cannot be made or written
     */
    static DataFolder at(Path path) {
        try {
            Files.createDirectories(path, ownerOnly("rwx------"));
            var file = path.resolve(DATABASE);
            if (Files.notExists(file)) {
                Files.createFile(file, ownerOnly("rw-------"));
            }
            return new DataFolder(path);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static boolean hasDatabase(Path path) {
        return Files.exists(path.resolve(DATABASE)) && Files.exists(path.resolve(DATABASE_PASSWORD));
    }

    /** The names of what features keep there. */
    static List<String> besidesTheDatabase(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("parley.") && !name.equals(DATABASE_PASSWORD))
                    .sorted()
                    .toList();
        }
    }

    /** The password of the embedded database, random, made at the first start. */
    String databasePassword() {
        var file = path.resolve(DATABASE_PASSWORD);
        try {
            if (Files.notExists(file)) {
                var secret = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(secret);
                Files.createFile(file, ownerOnly("rw-------"));
                Files.writeString(file, HexFormat.of().formatHex(secret));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String mode) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static UnusableSettingException unusable(Path path, IOException cause) {
        return new UnusableSettingException(
                "parley.data-dir cannot be used: " + path + " cannot be read or written.", cause);
    }
}
