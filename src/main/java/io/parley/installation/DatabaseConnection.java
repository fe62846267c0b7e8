package io.parley.installation;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How Parley reaches its database. */
record DatabaseConnection(DatabaseUrl url, String username, String password) implements JdbcConnectionDetails {

    static DatabaseConnection of(InstallationProperties installation) {
        var database = installation.database();
        return database.givenUrl()
                .map(url -> new DatabaseConnection(url, database.username(), database.password()))
                .orElseGet(() -> embeddedIn(installation.dataDir()));
    }

    /** The embedded database of a folder; what is missing is made. */
    static DatabaseConnection embeddedIn(Path folder) {
        return new DatabaseConnection(
                DatabaseUrl.embeddedIn(folder), "parley", DataFolder.at(folder).databasePassword());
    }

    @Override
    public String getJdbcUrl() {
        return url.withTimeouts();
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String toString() {
        return url.forPeople();
    }
}
