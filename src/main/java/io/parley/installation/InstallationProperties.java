package io.parley.installation;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation listens and where its data lies.
 *
 * @param dataDir the folder of everything that Parley keeps on this machine; made at the first start, readable by its
 *     owner alone
 * @param port the TCP port of the web server; 0 for any that is free
 * @param managementPort the TCP port of the health endpoint, on the loopback interface; 0 for any that is free
 * @param publicAddress the address by which browsers know this installation, such as {@code https://chat.example.org};
 *     needed behind a reverse proxy that changes the host name
 * @param database where the data is kept; an embedded H2 file in {@code dataDir} when nothing is said
 */
@ConfigurationProperties("parley")
record InstallationProperties(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("8080") int port,
        @DefaultValue("8081") int managementPort,
        Optional<URI> publicAddress,
        @DefaultValue Database database) {

    InstallationProperties {
        checkPort("parley.port", port);
        checkPort("parley.management-port", managementPort);
        publicAddress.ifPresent(address -> {
            if (address.getScheme() == null || !address.getScheme().matches("https?") || address.getHost() == null) {
                throw new UnusableSettingException("parley.public-address is \"" + address
                        + "\", but it has to be an address such as https://chat.example.org.");
            }
        });
        dataDir = dataDir.toAbsolutePath().normalize();
        if (dataDir.toString().contains(";")) {
            throw new UnusableSettingException(
                    "parley.data-dir is \"" + dataDir + "\", but the name of the folder may not contain a semicolon.");
        }
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new UnusableSettingException(name + " is " + port + ", but a port lies between 0 and 65535.");
        }
    }

    /**
     * Where the data is kept.
     *
     * @param url a JDBC URL, such as {@code jdbc:postgresql://localhost/parley}
     * @param username who opens the database; ignored without a URL
     * @param password the password of that user; ignored without a URL
     */
    record Database(
            Optional<String> url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        /**
         * The database that was chosen instead of the embedded one.
         *
         * @throws UnusableSettingException if Parley cannot keep its promises with it
         */
        Optional<DatabaseUrl> givenUrl() {
            return url.filter(given -> !given.isBlank()).map(DatabaseUrl::new);
        }

        @Override
        public String toString() {
            return "Database[" + url.orElse("embedded") + "]";
        }
    }
}
