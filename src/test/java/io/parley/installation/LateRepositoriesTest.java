package io.parley.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.repository.Repository;

@ExtendWith(OutputCaptureExtension.class)
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

    @Test
    void whatCannotBeMadeIsLoggedUnlessParleyStops(CapturedOutput log) {
        var context = new GenericApplicationContext();
        context.registerBean(
                Names.class,
                () -> {
                    throw new IllegalStateException("This query is wrong");
                },
                definition -> definition.setLazyInit(true));
        context.refresh();

        LateRepositories.make(context);

        assertThat(log).containsOnlyOnce("A repository could not be made");
        // listeners are told while the context is being closed and still counts as active
        context.addApplicationListener((ContextClosedEvent closed) -> LateRepositories.make(context));
        context.close();
        assertThat(log).containsOnlyOnce("A repository could not be made");
    }
}
