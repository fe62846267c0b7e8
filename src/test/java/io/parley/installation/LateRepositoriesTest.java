package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.repository.Repository;

class LateRepositoriesTest {

    private static final class Names implements Repository<String, Long> {}

    @Test
    void aRepositoryThatNobodyNeededIsMadeOncePeopleMayCome() {
        var made = new AtomicBoolean();
        try (var context = new GenericApplicationContext()) {
            context.registerBean(
                    Names.class,
                    () -> {
                        made.set(true);
                        return new Names();
                    },
                    definition -> definition.setLazyInit(true));
            context.refresh();
            assertThat(made).isFalse();

            new LateRepositories()
                    .ready(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

            await().untilTrue(made);
        }
    }
}
