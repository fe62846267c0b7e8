package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path machine;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyButTheOwnerReadsTheData() throws IOException {
        var folder = machine.resolve("srv/data");

        DataFolder.at(folder).databasePassword();

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("parley.mv.db"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("database-password"))).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void thePasswordIsRandomAndStays() {
        var password = DataFolder.at(machine.resolve("one")).databasePassword();

        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        assertThat(DataFolder.at(machine.resolve("one")).databasePassword()).isEqualTo(password);
        assertThat(DataFolder.at(machine.resolve("two")).databasePassword()).isNotEqualTo(password);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.createFile(machine.resolve("file"));

        assertThatThrownBy(() -> DataFolder.at(file.resolve("data")))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageContaining("parley.data-dir")
                .hasMessageContaining(file.toString());
    }
}
