package io.parley.installation;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How Parley reaches its database. */
record DatabaseConnection(DatabaseUrl url, String username, String password) implements JdbcConnectionDetails {

    static DatabaseConnection of(InstallationProperties installation) {
        var database = installation.database();
        return database.givenUrl()
                .map(url -> new DatabaseConnection(url, database.username(), database.password()))
                .orElseGet(() -> new DatabaseConnection(
                        DatabaseUrl.embeddedIn(installation.dataDir()),
                        "parley",
                        DataFolder.at(installation.dataDir()).databasePassword()));
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
