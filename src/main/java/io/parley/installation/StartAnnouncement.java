package io.parley.installation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the administrator that people may come, where, and where the data lies. */
@Component
class StartAnnouncement {

    private static final Logger log = LoggerFactory.getLogger("parley");

    private final InstallationProperties installation;
    private final DatabaseConnection database;
    private final Environment environment;

    StartAnnouncement(InstallationProperties installation, DatabaseConnection database, Environment environment) {
        this.installation = installation;
        this.database = database;
        this.environment = environment;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        log.info(
                """
                Parley is ready.

                    open      {}
                    port      {}
                    data      {}
                    database  {}
                """,
                installation.publicAddress().map(Object::toString).orElse("http://localhost:" + port),
                port,
                installation.dataDir(),
                database);
    }
}
