package io.parley.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.account.AccountService;
import io.parley.conversation.HistoryImport;
import io.parley.conversation.MessageService;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class DemoProfileTest {

    @Test
    void theDemonstrationIsThereWithItsProfileAlone() {
        assertThat(runners("demo")).isEqualTo(1);
        assertThat(runners("production")).isZero();
        assertThat(runners()).isZero();
    }

    private static int runners(String... profiles) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profiles);
            for (var type : new Class<?>[] {AccountService.class, HistoryImport.class, MessageService.class}) {
                registerMock(context, type);
            }
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan("io.parley.demo");
            context.refresh();
            return context.getBeansOfType(ApplicationRunner.class).size();
        }
    }

    private static <T> void registerMock(AnnotationConfigApplicationContext context, Class<T> type) {
        context.registerBean(type, () -> Mockito.mock(type));
    }
}
