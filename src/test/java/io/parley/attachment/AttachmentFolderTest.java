package io.parley.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class AttachmentFolderTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private AttachmentFolder store;

    @BeforeEach
    void aFolderThatIsNotThereYet() {
        store = folder(DataSize.ofBytes(0));
    }

    private AttachmentFolder folder(DataSize reserve) {
        return new AttachmentFolder(new AttachmentProperties(
                folder.resolve("attachments"), DataSize.ofMegabytes(10), 25, reserve, 1, 1, Duration.ofDays(1)));
    }

    @Test
    void whatIsToStayFreeOnTheDiskIsNoRoomForFiles() throws IOException {
        assertThat(store.hasRoom()).isTrue();
        assertThat(folder(DataSize.ofTerabytes(1_000_000)).hasRoom()).isFalse();
    }

    @Test
    void whatIsPutCanBeGotUntilItIsDeleted() throws IOException {
        assertThat(store.get(KEY).exists()).isFalse();
        store.put(KEY, new ByteArrayInputStream(new byte[] {1, 2, 3}));
        assertThat(store.get(KEY).getContentAsByteArray()).containsExactly(1, 2, 3);
        store.delete(KEY);
        assertThat(store.get(KEY).exists()).isFalse();
        store.delete(KEY);
    }

    @Test
    void onlyItsOwnerCanReadAFile() throws IOException {
        store.put(KEY, new ByteArrayInputStream(new byte[] {1}));
        var file = store.get(KEY).getFile().toPath();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void halfAContentIsNeverThere() throws IOException {
        var breaking = new InputStream() {

            private int left = 10_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the line broke");
                }
                left--;
                return 7;
            }
        };
        assertThatIOException().isThrownBy(() -> store.put(KEY, breaking));
        assertThat(store.get(KEY).exists()).isFalse();
        store.delete(KEY);
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
