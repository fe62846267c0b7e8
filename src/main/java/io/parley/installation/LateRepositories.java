package io.parley.installation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * Makes the repositories that nobody has needed yet once people may come ({@code bootstrap-mode: lazy}): so the start does not
 * wait for the parsing of their queries, and neither does the first who needs one. A query that is wrong is told in the log.
 */
@Component
class LateRepositories {

    private static final Logger log = LoggerFactory.getLogger(LateRepositories.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        Thread.ofPlatform()
                .name("repositories")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .start(() -> make(event.getApplicationContext()));
    }

    static void make(ConfigurableApplicationContext context) {
        try {
            context.getBeansOfType(Repository.class);
        } catch (BeansException | IllegalStateException e) {
            // what is closing counts as active until its last bean is gone
            if (!context.isClosed()) {
                log.error("A repository could not be made", e);
            }
        }
    }
}
